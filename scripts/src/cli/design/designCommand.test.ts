import {
  estimate,
  PriceBook,
  renderTerraform,
  validateDesign,
  type Design,
  type DesignFile,
} from '@cloudforge/plugin-cloud-resources-common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudforge, json } from '../__testUtils__/cloudforge';
import { readPriceBook } from '../priceBook';

jest.setTimeout(60_000);

/** Two t3.medium in us-east-1: 0.0416 an hour each. */
const servers: DesignFile = {
  region: 'us-east-1',
  nodes: [
    {
      id: 'web',
      data: {
        resourceType: 'EC2',
        label: 'Web',
        config: {
          instanceType: 't3.medium',
          count: 2,
          disableApiTermination: true,
        },
      },
    },
  ],
  edges: [],
};

const queue = (config: object = {}, label = 'Orders'): DesignFile => ({
  region: 'us-east-1',
  nodes: [
    {
      id: 'orders',
      data: { resourceType: 'SQS', label, config: { ...config } },
    },
  ],
});

const input = (design: unknown) => ({ input: JSON.stringify(design) });

function checked(file: unknown): Design {
  const design = validateDesign(file);
  if (!design.ok) {
    throw new Error(JSON.stringify(design.problems));
  }
  return design.value;
}

describe('cloudforge design', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cloudforge-cli-'));
    await writeFile(join(dir, 'servers.json'), JSON.stringify(servers));
    await writeFile(join(dir, 'queue.json'), JSON.stringify(queue()));
    await writeFile(
      join(dir, 'usage.json'),
      JSON.stringify({ orders: { monthlyRequests: 3_000_000 } }),
    );
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  describe('validate', () => {
    it('finds nothing wrong with a file of the folder that one is in', async () => {
      expect(
        await cloudforge(['design', 'validate', 'servers.json'], { cwd: dir }),
      ).toEqual({
        code: 0,
        out: 'servers.json is valid: 1 nodes, 0 edges.\n',
        err: '',
      });
    });

    it('says everything that is wrong, as JSON on standard output alone, and ends with 1', async () => {
      const { code, out, err } = await cloudforge(
        ['design', 'validate', '-', '--format', 'json'],
        input({
          region: 'moon',
          nodes: [
            ...queue({ delaySeconds: 9_999 }).nodes,
            { id: 'x', data: { resourceType: 'TAPE', label: 'x' } },
          ],
        }),
      );
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(JSON.parse(out)).toEqual({
        ok: false,
        problems: [
          {
            path: 'region',
            message: expect.any(String),
            mend: expect.stringContaining('eu-west-1'),
          },
          {
            node: 'orders',
            path: 'nodes.0.data.config.delaySeconds',
            message: 'must be at most 900',
            mend: 'Use at most 900.',
          },
          {
            node: 'x',
            path: 'nodes.1.data.resourceType',
            message: 'there is no resource type "TAPE"',
            mend: expect.stringContaining('SQS'),
          },
        ],
      });
    });

    it('refuses 501 nodes', async () => {
      const nodes = Array.from({ length: 501 }, (_, index) => ({
        id: `n${index}`,
        data: { resourceType: 'SQS', label: `Queue ${index}` },
      }));
      const { code, out } = await cloudforge(
        ['design', 'validate', '-'],
        input({ region: 'us-east-1', nodes }),
      );
      expect(code).toBe(1);
      expect(out).toContain('a design may have at most 500 nodes');
    });

    it.each([
      ['-', '{ "region"', /^error: standard input is not JSON: /],
      ['-', '', /^error: standard input is not JSON: /],
      ['nowhere.json', '', /^error: nowhere.json cannot be read: there is no/],
      ['.', '', /^error: \. cannot be read: it is a folder/],
    ])('ends with 1 for %s with %j', async (file, text, words) => {
      const { code, out, err } = await cloudforge(
        ['design', 'validate', file],
        { cwd: dir, input: text },
      );
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(words);
    });

    it('reads what an editor of Windows wrote', async () => {
      const { code } = await cloudforge(['design', 'validate', '-'], {
        input: `\uFEFF${JSON.stringify(servers)}`,
      });
      expect(code).toBe(0);
    });

    it('shows no control character of a file to the terminal', async () => {
      const { out, err } = await cloudforge(
        ['design', 'validate', '-'],
        input({
          region: 'us-east-1',
          nodes: [
            { id: 'x', data: { resourceType: '\u001b[31mred', label: 'x' } },
          ],
        }),
      );
      expect(`${out}${err}`).not.toContain('\u001b');
      expect(out).toContain('\\u001b[31mred');
    });
  });

  describe('hcl', () => {
    it('writes Terraform, and nothing else', async () => {
      expect(await cloudforge(['design', 'hcl', '-'], input(servers))).toEqual({
        code: 0,
        out: renderTerraform(checked(servers)),
        err: '',
      });
    });

    it('tags everything with an owner and a cost centre', async () => {
      const owner = '${file("/etc/passwd")}';
      const flags = ['--owner', owner, '--cost-center', '4711'];
      const { code, out } = await cloudforge(
        ['design', 'hcl', '-', ...flags],
        input(queue()),
      );
      expect(code).toBe(0);
      expect(out.trimEnd()).toBe(
        renderTerraform(checked(queue()), {
          owner,
          costCenter: '4711',
        }).trimEnd(),
      );
      expect(out).toMatch(/^ +CostCenter += "4711"$/m);
      expect(out).not.toContain('file(');
    });

    it('writes it as JSON', async () => {
      expect(await json(['design', 'hcl', '-'], input(servers))).toEqual({
        hcl: renderTerraform(checked(servers)),
      });
    });

    it('lists every problem on standard error instead', async () => {
      const { code, out, err } = await cloudforge(
        ['design', 'hcl', '-'],
        input(queue({ delaySeconds: -1, colour: 'red' })),
      );
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('delaySeconds: must be at least 0');
      expect(err).toContain('"colour" is unknown here. Remove it');
    });
  });

  describe('cost', () => {
    it('counts two t3.medium as AWS does, in full precision', async () => {
      const result = await json(['design', 'cost', 'servers.json'], {
        cwd: dir,
      });
      const book = PriceBook.of(await readPriceBook());
      expect(result).toEqual(estimate(checked(servers), book));
      const [line] = result.resources[0].lines;
      expect(line).toEqual({
        name: 'Linux on demand, t3.medium',
        quantity: 1460,
        unit: 'hour',
        unitPrice: 0.0416,
        monthly: 1460 * 0.0416,
        source: expect.stringContaining('aws'),
        asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
      expect(Object.keys(result)).toEqual(
        expect.arrayContaining([
          'region',
          'currency',
          'resources',
          'totals',
          'notPriced',
          'assumptions',
        ]),
      );
      expect(Object.keys(result.resources[0])).toEqual([
        'nodeId',
        'resourceType',
        'name',
        'hourly',
        'monthly',
        'yearly',
        'pricingNote',
        'lines',
        'notPriced',
      ]);
    });

    it('takes a currency, a discount and a usage that counts more than that of the design', async () => {
      const flags = ['--currency', 'EUR', '--discount', '50'];
      const result = await json(
        ['design', 'cost', '-', ...flags, '--usage', join(dir, 'usage.json')],
        input({ ...queue(), usage: { orders: { monthlyRequests: 1 } } }),
      );
      const rate = (await readPriceBook()).exchange.rates.EUR;
      expect(result).toMatchObject({ currency: 'EUR', discountPercent: 50 });
      expect(result.totals.monthly).toBeCloseTo(
        3_000_000 * 0.0000004 * rate * 0.5,
        12,
      );
    });

    it('takes a size for what nobody stated, and the free tier on request', async () => {
      const flags = ['--assume', 'large', '--free-tier'];
      const result = await json(
        ['design', 'cost', '-', ...flags],
        input(queue()),
      );
      expect(result.assumptions[0]).toMatchObject({
        key: 'monthlyRequests',
        size: 'large',
      });
      expect(result.freeTier).toBe(true);
    });

    it('takes another region, and says what has no price there', async () => {
      const result = await json(
        ['design', 'cost', '-', '--region', 'mx-central-1'],
        input(queue()),
      );
      expect(result).toMatchObject({
        region: 'mx-central-1',
        totals: { monthly: 0 },
        resources: [{ monthly: null }],
        notPriced: [{ nodeId: 'orders', name: 'Requests' }],
      });
    });

    it('is a table for people, with sums, sources and assumptions', async () => {
      const { out, code } = await cloudforge(
        ['design', 'cost', '-'],
        input(queue()),
      );
      expect(code).toBe(0);
      expect(out).toMatch(
        /^Orders \(SQS\) +Requests +12,500,000 +request +0\.0000004 +5\.00 /m,
      );
      expect(out).toContain('5.00 a month, 60.00 a year');
      expect(out).toContain('orders: monthlyRequests = 12,500,000 (small');
    });

    it.each([
      [['--currency', 'XYZ'], 1, /there is no exchange rate for XYZ/],
      [['--region', 'moon'], 1, /region: /],
      [['--usage', 'queue.json'], 1, /usage\.region/],
      [['--discount', 'much'], 2, /from 0 to 100/],
      [['--discount', '101'], 2, /from 0 to 100/],
      [['--format', 'yaml'], 2, /Allowed choices are json, table/],
      [['--colour'], 2, /unknown option '--colour'/],
      [['other.json'], 2, /too many arguments/],
    ])('refuses %j with %i', async (flags, code, words) => {
      const run = await cloudforge(['design', 'cost', 'queue.json', ...flags], {
        cwd: dir,
      });
      expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
      expect(run.err).toMatch(words);
    });
  });

  describe('policy', () => {
    const attribution = ['--owner', 'shop', '--cost-center', '4711'];

    it('ends with 1 where it finds something', async () => {
      const { code, out, err } = await cloudforge(
        ['design', 'policy', '-', '--format', 'json', ...attribution],
        input(queue({ sqsManagedSseEnabled: false })),
      );
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(JSON.parse(out).findings).toEqual([
        {
          node: 'orders',
          severity: 'high',
          path: 'sqsManagedSseEnabled',
          message: 'Messages are stored without encryption.',
          mend: expect.any(String),
        },
      ]);
    });

    it('ends with 0 where it finds nothing', async () => {
      expect(
        await cloudforge(
          ['design', 'policy', '-', ...attribution],
          input(queue()),
        ),
      ).toEqual({ code: 0, out: 'Nothing was found.\n', err: '' });
    });

    it('finds what would be untagged, until somebody is named', async () => {
      const { code, out } = await cloudforge(
        ['design', 'policy', '-'],
        input(queue()),
      );
      expect(code).toBe(1);
      expect(out).toMatch(/^low +orders +tags +Untagged: it gets no Owner/m);
      const tags = { Owner: 'shop', CostCenter: '4711' };
      expect(
        await cloudforge(['design', 'policy', '-'], input(queue({ tags }))),
      ).toMatchObject({ code: 0 });
    });

    it.each(['--owner', '--cost-center'])(
      'refuses %s without a value',
      async flag => {
        const { code, out, err } = await cloudforge(
          ['design', 'policy', '-', flag, ' '],
          input(queue()),
        );
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toContain('A tag without a value counts for nothing');
      },
    );
  });

  describe('diff', () => {
    it('tells what each node costs more or less', async () => {
      const result = await json(
        ['design', 'diff', '-', 'queue.json', '--usage', 'usage.json'],
        { cwd: dir, ...input(servers) },
      );
      expect(result.currency).toBe('USD');
      expect(result.resources).toMatchObject([
        { nodeId: 'web', resourceType: 'EC2', after: null },
        { nodeId: 'orders', before: null, after: 1.2, monthly: 1.2 },
      ]);
    });

    it('refuses usage of a node that neither has', async () => {
      const { code, err } = await cloudforge(
        [
          'design',
          'diff',
          'servers.json',
          'servers.json',
          '--usage',
          'usage.json',
        ],
        { cwd: dir },
      );
      expect(code).toBe(1);
      expect(err).toContain('there is no node "orders"');
    });
  });

  it.each([
    ['diff', '-', '-'],
    ['diff', 'queue.json', '-', '--usage', '-'],
    ['cost', '-', '--usage', '-'],
    ['validate', '-', '--usage', '-'],
  ])('cannot read standard input twice: %s %s %s', async (...args) => {
    const { code, out, err } = await cloudforge(['design', ...args], {
      cwd: dir,
      input: JSON.stringify(queue()),
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('error: Only one file can be standard input.\n');
  });
});
