import {
  blueprints,
  policyFor,
  resourceTypes,
} from '@cloudforge/plugin-cloud-resources-common';
import { spawnSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../process/project';
import { cloudforge, json } from './__testUtils__/cloudforge';

jest.setTimeout(60_000);

it('says so when the result could not be written', async () => {
  const readOnly = await open(__filename, 'r');
  const { status, stderr } = spawnSync(
    join(projectRoot, 'scripts/cloudforge'),
    ['resource-types'],
    { stdio: ['ignore', readOnly.fd, 'pipe'], encoding: 'utf8' },
  );
  await readOnly.close();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^error: the result is not whole: E[A-Z]+.*\n$/);
});

describe('cloudforge blueprint', () => {
  it('lists blueprints with what may be set', async () => {
    const { blueprints: list } = await json(['blueprint', 'list']);
    expect(list.map(({ id }: { id: string }) => id)).toEqual(
      blueprints.map(({ id }) => id),
    );
    expect(
      list.every(({ params }: { params: { type: string } }) => params.type),
    ).toBe(true);
  });

  it.each(blueprints.map(({ id }) => id))(
    'renders %s as a design that is valid',
    async id => {
      const { out, code } = await cloudforge(['blueprint', 'render', id]);
      expect(code).toBe(0);
      expect(
        await cloudforge(['design', 'validate', '-'], { input: out }),
      ).toMatchObject({ code: 0, err: '' });
    },
  );

  it('sets a parameter', async () => {
    const [{ id }] = blueprints;
    const design = await json([
      'blueprint',
      'render',
      id,
      '--set',
      'region=eu-west-2',
    ]);
    expect(design.region).toBe('eu-west-2');
  });

  it.each([
    [['tape'], 1, /there is no blueprint "tape"; there are: /],
    [['s3', '--set', 'region=moon'], 1, /region: .*eu-west-1/],
    [['s3', '--set', 'colour=red'], 1, /"colour" is unknown here/],
    [['s3', '--set', 'colour'], 2, /It has to be key=value/],
    [['s3', '--set', 'a=1', '--set', 'a=2'], 2, /a is set twice/],
    [[], 2, /missing required argument 'name'/],
  ])('refuses %j with %i', async (args, code, words) => {
    const run = await cloudforge(['blueprint', 'render', ...args]);
    expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
    expect(run.err).toMatch(words);
  });
});

describe('cloudforge iam', () => {
  it('writes the policies of services', async () => {
    const scope = { account: '123456789012', region: 'eu-west-1' };
    expect(
      await json([
        'iam',
        'policy',
        '--services',
        'SQS, S3',
        '--account',
        scope.account,
        '--region',
        scope.region,
      ]),
    ).toEqual(policyFor(['SQS', 'S3'], scope));
  });

  it.each([
    [['policy'], 2, /required option '--services <list>'/],
    [['policy', '--services', 'TAPE'], 1, /there is no service "TAPE"/],
    [['policy', '--services', 'SQS', '--account', '1'], 1, /twelve digits/],
    [['policy', '--services', 'SQS', '--region', 'moon'], 1, /no region/],
    [['guide', '--trust', 'arn'], 2, /belong together/],
    [['guide', '--trust', 'arn', '--external-id', 'abc'], 1, /"arn" is no ARN/],
  ])('refuses %j with %i', async (args, code, words) => {
    const run = await cloudforge(['iam', ...args]);
    expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
    expect(run.err).toMatch(words);
  });

  it('guides whoever sets up the account, with every service and access keys', async () => {
    const { code, out } = await cloudforge(['iam', 'guide']);
    expect(code).toBe(0);
    expect(out).toContain(`For ${[...resourceTypes.ids].sort().join(', ')}: `);
    expect(out).toContain('aws iam create-access-key');
  });

  it('guides to a role that CloudForge assumes', async () => {
    const guide = await json([
      'iam',
      'guide',
      '--role',
      'Shop',
      '--services',
      'SQS',
      '--trust',
      'arn:aws:iam::123456789012:role/cloudforge',
      '--external-id',
      'cf-1234',
    ]);
    expect(guide).toMatchObject({
      services: ['SQS'],
      policies: ['CloudForge-Shop-Policy'],
      identity: 'cloudforge-Shop-terraform',
      script: expect.stringContaining('"sts:ExternalId": "cf-1234"'),
    });
  });
});

describe('cloudforge prices show', () => {
  it('tells what the price book holds, and how old it is', async () => {
    const { services, exchange } = await json(['prices', 'show']);
    expect(exchange).toMatchObject({ base: 'USD', date: expect.any(String) });
    expect(services).toContainEqual({
      service: 'SQS',
      regions: ['us-east-1'],
      prices: 2,
      oldest: '2024-07-01',
      newest: '2024-07-01',
    });
  });

  it('shows the prices of a service in a region', async () => {
    const { prices } = await json([
      'prices',
      'show',
      'S3',
      '--region',
      'eu-west-1',
    ]);
    expect(prices).toContainEqual({
      service: 'S3',
      region: 'eu-west-1',
      dimension: 'standard.storage',
      unit: 'GB-month',
      usd: [
        { upTo: 51_200, usd: 0.023 },
        { upTo: 512_000, usd: 0.022 },
        { upTo: null, usd: 0.021 },
      ],
      source: expect.any(String),
      asOf: expect.any(String),
      evidence: 'aws-sheet',
    });
  });

  it('says that there is none', async () => {
    const { code, err } = await cloudforge(['prices', 'show', 'TAPE']);
    expect(code).toBe(1);
    expect(err).toContain('the price book has no price of TAPE');
  });
});

describe('cloudforge resource-types', () => {
  it('lists the types and where an edge may lead', async () => {
    const { resourceTypes: list } = await json(['resource-types']);
    expect(list).toEqual(
      resourceTypes.all.map(({ id, title }) => ({
        id,
        title,
        targets: resourceTypes.targetsOf(id),
      })),
    );
  });

  it('tells the configuration of a type as JSON Schema', async () => {
    const schema = await json(['resource-types', 'SQS']);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'SQS queue',
      type: 'object',
      additionalProperties: false,
      properties: {
        delaySeconds: {
          title: 'Delay of every message',
          unit: 's',
          minimum: 0,
          maximum: 900,
          default: 0,
        },
      },
      $defs: { usage: { properties: { monthlyRequests: { type: 'number' } } } },
    });
  });

  it('refuses an unknown type', async () => {
    const { code, err } = await cloudforge(['resource-types', 'TAPE']);
    expect(code).toBe(1);
    expect(err).toContain('there is no resource type "TAPE"; there are: ');
  });
});
