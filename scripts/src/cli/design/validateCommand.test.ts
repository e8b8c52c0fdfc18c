import { rm } from 'node:fs/promises';
import { cloudforge } from '../__testUtils__/cloudforge';
import { input, queue, servers } from './__testUtils__/designs';
import { makeDesignFolder } from './__testUtils__/makeDesignFolder';

jest.setTimeout(60_000);

describe('cloudforge design validate', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await makeDesignFolder();
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

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
    const { code, out, err } = await cloudforge(['design', 'validate', file], {
      cwd: dir,
      input: text,
    });
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
