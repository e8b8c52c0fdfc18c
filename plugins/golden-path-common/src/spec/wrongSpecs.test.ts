import { platform, shop } from '../__testUtils__/example';
import { parsePlatformSpec, parseServiceSpec } from './parse';

const [dev] = shop.environments;

function problemsOf(change: object) {
  const parsed = parseServiceSpec({ ...shop, ...change }, platform);
  return parsed.ok ? [] : parsed.problems;
}

const inDev = (change: object) =>
  problemsOf({ environments: [{ ...dev, ...change }] });

describe('a specification that is wrong in seven places', () => {
  it('gets seven messages, each with its path', () => {
    const environments = [
      { ...dev, cpu: '0' },
      { ...dev, name: 'test', cpu: '1x' },
      { ...dev, name: 'production', host: 'shop.example.org' },
      { ...dev, name: 'other', replicas: { min: 3, max: 2 } },
    ];
    expect(
      problemsOf({
        name: 'Shop',
        port: 80,
        environments,
        secrets: ['AKIAIOSFODNN7EXAMPLE'],
      }).map(({ path }) => path),
    ).toEqual([
      'name',
      'port',
      'environments.0.cpu',
      'environments.1.cpu',
      'environments.3.replicas.max',
      'secrets.0',
      'environments.2.host',
    ]);
  });

  it('says what to do about each', () => {
    expect(problemsOf({ environments: [dev, dev] })).toEqual([
      {
        path: 'environments',
        message: 'environments must have different names',
      },
    ]);
    expect(inDev({ replicas: { min: 2, max: 1 } })).toEqual([
      {
        path: 'environments.0.replicas.max',
        message: 'the fewest replicas must not exceed the most',
      },
    ]);
    for (const cpu of ['0', '1x', '0m', '1.5', '-1', '']) {
      expect(inDev({ cpu })).toEqual([
        {
          path: 'environments.0.cpu',
          message:
            'cpu is a whole number of cores such as "1", or millicores such as "250m"',
        },
      ]);
    }
  });
});

describe('what a schema has no words of its own for', () => {
  it.each([
    ['costCenter', undefined, 'is missing; it is text'],
    ['port', '8080', 'must be a number'],
    ['port', 99_999, 'must be at most 65535'],
    ['environments', [], 'must have at least 1 entry'],
    ['exposure', undefined, 'is missing; it is one of public, internal'],
    ['language', 'cobol', 'must be node'],
    ['env', 'x', 'must be a group of keys'],
  ])('is told in plain words: %s %p', (path, value, message) => {
    expect(problemsOf({ [path]: value })).toEqual([{ path, message }]);
  });
});

describe('what the platform does not offer', () => {
  it.each([
    ['typed', 'grafana.apps.example.com', 'grafana.apps.example.com'],
    ['usual', undefined, `shop-${dev.name}.apps.example.com`],
  ])('is its own host, %s', (_, host, own) => {
    const monitoring = {
      ...platform.monitoring,
      grafanaUrl: `https://${own}`,
    };
    const spec = {
      ...shop,
      exposure: 'public',
      environments: [{ ...dev, host }],
    };
    expect(parseServiceSpec(spec, { ...platform, monitoring })).toEqual({
      ok: false,
      problems: [
        {
          path: 'environments.0.host',
          message: "the host is the platform's own; choose another one",
        },
      ],
    });
  });

  it('is told of every environment that can be read', () => {
    expect(
      problemsOf({ environments: ['x', { ...dev, cpu: '9' }] }),
    ).toContainEqual({
      path: 'environments.1.cpu',
      message: 'at most 8 for one replica',
    });
  });

  it.each(['public', 'internal'])(
    'is the usual host of another environment, where it is used: %s',
    exposure => {
      const environments = [
        dev,
        { ...dev, name: 'other', host: `shop-${dev.name}.apps.example.com` },
      ];
      expect(problemsOf({ exposure, environments })).toEqual(
        exposure === 'internal'
          ? []
          : [
              {
                path: 'environments.1.host',
                message: 'another environment has that host already',
              },
            ],
      );
    },
  );

  it.each([
    ['shop.example.org'],
    ['apps.example.com'],
    ['shopapps.example.com'],
    ['shop.apps.example.com.evil.com'],
  ])('is the host %s', host => {
    expect(inDev({ host })).toEqual([
      {
        path: 'environments.0.host',
        message: 'the host is not below apps.example.com',
      },
    ]);
  });

  it('is more than one replica may have', () => {
    expect(inDev({ cpu: '8001m', memory: '17Gi' })).toEqual([
      { path: 'environments.0.cpu', message: 'at most 8 for one replica' },
      {
        path: 'environments.0.memory',
        message: 'at most 16Gi for one replica',
      },
    ]);
    expect(inDev({ cpu: '8', memory: '16384Mi' })).toEqual([]);
  });

  it('is nothing where the platform is not asked', () => {
    expect(
      parseServiceSpec({
        ...shop,
        environments: [{ ...dev, host: 'shop.example.org' }],
      }).ok,
    ).toBe(true);
  });

  it.each([null, 'x', 1, [], {}, { environments: 'x' }])(
    'cannot be told of %j, which is not read at all',
    input => {
      expect(parseServiceSpec(input, platform).ok).toBe(false);
    },
  );
});

// Made up, in the forms that such values have.
const values = [
  ['an access key of AWS', 'AKIAIOSFODNN7EXAMPLE'],
  ['a secret key of AWS', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['a token of GitLab', 'glpat-0123456789abcdefghij'],
  ['a seed of one-time passwords', 'JBSWY3DPEHPK3PXP'],
  ['a hexadecimal key', '0123456789ABCDEF0123456789ABCDEF'],
  ['an address with a password', 'postgres://shop:hunter2@db/shop'],
  ['a private key', '-----BEGIN PRIVATE KEY-----'],
  ['a password', 'correct horse battery staple'],
  ['capitals without end', 'QWERTYUIOPASDFGHJKLZXCVBNM'],
  ['a value behind a name', 'KEY_AKIAIOSFODNN7EXAMPLE'],
];

describe("a secret's value in the place of its name", () => {
  it.each(values)('is refused, and repeated nowhere: %s', (_, value) => {
    for (const problems of [
      problemsOf({ secrets: [value] }),
      inDev({ secrets: [value] }),
    ]) {
      expect(problems).not.toEqual([]);
      expect(JSON.stringify(problems)).not.toContain(value);
    }
  });

  it.each(values)('is refused as the name of a variable: %s', (_, value) => {
    const problems = problemsOf({ env: { A: 'x', [value]: 'x' } });
    expect(problems).toMatchObject([{ path: 'env.1' }]);
    expect(JSON.stringify(problems)).not.toContain(value);
  });

  it.each<[string, (key: string) => object]>([
    ['of the whole', key => ({ [key]: 'x' })],
    ['of an environment', key => ({ environments: [{ ...dev, [key]: 'x' }] })],
    [
      'of the replicas',
      key => ({
        environments: [{ ...dev, replicas: { min: 1, max: 1, [key]: 1 } }],
      }),
    ],
    ['of the objective', key => ({ slo: { ...shop.slo, [key]: 'x' } })],
    [
      'of the latency',
      key => ({
        slo: { ...shop.slo, latency: { ...shop.slo?.latency, [key]: 'x' } },
      }),
    ],
  ])('is not repeated where it is the key %s', (_, change) => {
    for (const [, value] of values) {
      const problems = problemsOf(change(value));
      expect(problems).toMatchObject([
        {
          message: expect.stringMatching(
            /^1 key is not known here; known are /,
          ),
        },
      ]);
      expect(JSON.stringify(problems)).not.toContain(value);
    }
  });

  it('is repeated wherever else it stands by nobody', () => {
    for (const [, value] of values) {
      const everywhere = {
        ...shop,
        apiVersion: value,
        kind: value,
        name: value,
        owner: value,
        system: value,
        language: value,
        port: value,
        exposure: value,
        environments: [
          {
            name: value,
            replicas: { min: value, max: value },
            cpu: value,
            memory: value,
            host: value,
            secrets: [value, value],
          },
          value,
        ],
        env: { [value]: '\u0007' },
        secrets: [value],
        slo: { availability: value, latency: { percent: value } },
        tags: [`${value}_`],
      };
      for (const input of [everywhere, value, [value]]) {
        const parsed = parseServiceSpec(input, platform);
        expect(parsed.ok).toBe(false);
        expect(JSON.stringify(parsed)).not.toContain(value);
      }
    }
  });

  it.each([
    'DATABASE_URL',
    'S3_KEY',
    'OAUTH2_CLIENT_SECRET',
    'INTERNATIONALIZATION_KEY',
    'K8S_TOKEN',
    'A',
  ])('leaves names alone: %s', name => {
    expect(problemsOf({ secrets: [name], env: {} })).toEqual([]);
    expect(problemsOf({ secrets: [], env: { [name]: 'x' } })).toEqual([]);
  });
});

describe('secrets', () => {
  it('differ from each other, from variables and from what the platform sets', () => {
    expect(problemsOf({ secrets: ['A', 'A'] })).toMatchObject([
      { path: 'secrets', message: 'secrets must differ' },
    ]);
    expect(problemsOf({ secrets: ['LOG_LEVEL'] })).toMatchObject([
      { path: 'secrets.0' },
    ]);
    expect(problemsOf({ secrets: ['PORT'] })).toMatchObject([
      { path: 'secrets.0' },
    ]);
    expect(inDev({ secrets: ['DATABASE_URL'] })).toMatchObject([
      {
        path: 'environments.0.secrets.0',
        message: 'every environment has that secret already',
      },
    ]);
  });
});

describe('a service level objective', () => {
  it.each([
    [{ availability: 90, latency: shop.slo?.latency }, 'slo.availability'],
    [{ availability: 100, latency: shop.slo?.latency }, 'slo.availability'],
    [{ availability: 99.9999, latency: shop.slo?.latency }, 'slo.availability'],
    [
      { availability: 99, latency: { percent: 99, milliseconds: 301 } },
      'slo.latency.milliseconds',
    ],
    [{ availability: 99 }, 'slo.latency'],
  ])('is not %j', (slo, path) => {
    expect(problemsOf({ slo }).map(problem => problem.path)).toContain(path);
  });
});

describe('a platform specification', () => {
  it.each(
    Object.keys(platform).filter(key => !['rbac', 'signing'].includes(key)),
  )('is not one without %s', key => {
    const { [key]: _, ...rest } = platform as Record<string, unknown>;
    const parsed = parsePlatformSpec(rest);
    expect(!parsed.ok && parsed.problems.map(({ path }) => path)).toEqual([
      key,
    ]);
  });

  it.each(['appsGroup', 'gitopsGroup'])('names the missing %s', group => {
    const { [group]: _, ...gitlab } = platform.gitlab as Record<string, string>;
    expect(parsePlatformSpec({ ...platform, gitlab })).toMatchObject({
      ok: false,
      problems: [{ path: `gitlab.${group}` }],
    });
  });

  it.each<[string, object]>([
    ['allowedRegistries', { allowedRegistries: ['quay.io'] }],
    [
      'resources.default',
      {
        resources: {
          ...platform.resources,
          default: { cpu: '9', memory: '1Gi' },
        },
      },
    ],
    ['rbac', { rbac: { groupPrefix: 'system:', userPrefix: '' } }],
  ])('contradicts itself in %s', (path, change) => {
    expect(parsePlatformSpec({ ...platform, ...change })).toMatchObject({
      ok: false,
      problems: [{ path }],
    });
  });
});
