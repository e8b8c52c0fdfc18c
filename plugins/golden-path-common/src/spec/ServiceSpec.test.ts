import { platform, shop } from '../__testUtils__/example';
import { nastyTexts, refusedTexts } from '../testing';
import { reservedNames, reservedVariables } from './limits';
import { parsePlatformSpec, parseServiceSpec } from './parse';

type Change = Record<string, unknown>;

/** Paths of what is wrong with the example after a change. */
function pathsOf(change: Change): string[] {
  const parsed = parseServiceSpec({ ...shop, ...change });
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
}

function messagesOf(change: Change): string[] {
  const parsed = parseServiceSpec({ ...shop, ...change });
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
}

const environment = (change: Change) => ({
  environments: [{ ...shop.environments[0], ...change }],
});

describe('a service specification', () => {
  it.each([
    ['name', { name: 'ab' }],
    ['name', { name: 'a'.repeat(41) }],
    ['name', { name: 'Shop' }],
    ['name', { name: 'shöp' }],
    ['name', { name: '1shop' }],
    ['name', { name: 'shop-' }],
    ['name', { name: '../shop' }],
    ['name', { name: 'shop\n' }],
    ['name', { name: 'kube' }],
    ['name', { name: 'kube-shop' }],
    ['title', { title: '   ' }],
    ['title', { title: 'two\nlines' }],
    ['title', { title: 'x'.repeat(101) }],
    ['description', { description: 'x'.repeat(10_001) }],
    ['owner', { owner: 'team-rental' }],
    ['owner', { owner: `group:default/${'x'.repeat(64)}` }],
    ['port', { port: 80 }],
    ['port', { port: 8080.5 }],
    ['port', { port: 65_536 }],
    ['exposure', { exposure: 'everybody' }],
    ['environments', { environments: [] }],
    ['environments.0.name', environment({ name: 'dev-eu' })],
    ['environments.0.cpu', environment({ cpu: '0' })],
    ['environments.0.cpu', environment({ cpu: '1x' })],
    ['environments.0.memory', environment({ memory: '128' })],
    [
      'environments.0.replicas.max',
      environment({ replicas: { min: 2, max: 1 } }),
    ],
    ['environments.0.host', environment({ host: 'Shop.example.com' })],
    ['env.0', { env: { lower: 'x' } }],
    ['env.A', { env: { A: 'x'.repeat(4_097) } }],
    ['costCenter', { costCenter: '-' }],
    ['tags', { tags: ['a', 'a'] }],
    ['', { secret: 'x' }],
  ] as [string, Change][])('has a problem at "%s" with %j', (path, change) => {
    expect(pathsOf(change)).toEqual([path]);
  });

  it.each(reservedNames)('refuses the reserved name %s', name => {
    expect(messagesOf({ name })).toContain(
      `"${name}" is reserved for the platform; choose another name`,
    );
  });

  it.each([
    ['kube', 'system'],
    ['cert', 'manager'],
    ['external-secrets', 'dev'],
  ])('keeps %s with %s out of the namespaces of the platform', (name, dev) => {
    expect(messagesOf({ name, ...environment({ name: dev }) })).toContainEqual(
      expect.stringContaining('is reserved for the platform'),
    );
  });

  it.each(reservedVariables)('refuses to set %s', name => {
    expect(messagesOf({ env: { [name]: 'x' } })).toEqual([
      `"${name}" is set by the platform; choose another name`,
    ]);
  });

  it('wants environments that differ in name and host', () => {
    const [dev] = shop.environments;
    expect(messagesOf({ environments: [dev, dev] })).toEqual([
      'environments must have different names',
    ]);
    const host = 'shop.example.com';
    const other = { ...dev, name: 'other', host };
    expect(messagesOf({ environments: [{ ...dev, host }, other] })).toEqual([
      'environments must have different hosts',
    ]);
  });

  it('reports seven problems at once', () => {
    expect(
      pathsOf({
        name: 'X',
        title: '',
        owner: '?',
        port: 1,
        costCenter: '',
        tags: ['A'],
        ...environment({ cpu: '0' }),
      }),
    ).toEqual(
      expect.arrayContaining([
        'name',
        'title',
        'owner',
        'port',
        'environments.0.cpu',
        'costCenter',
        'tags.0',
      ]),
    );
  });
});

describe('texts', () => {
  it.each(nastyTexts)('are taken as they are: %j', text => {
    const spec = { ...shop, description: text, env: { A: text } };
    expect(parseServiceSpec(spec)).toEqual({ ok: true, value: spec });
  });

  it('may have 10,000 characters, of which an emoji is one', () => {
    expect(pathsOf({ description: '🚗'.repeat(10_000) })).toEqual([]);
    expect(messagesOf({ description: '🚗'.repeat(10_001) })).toEqual([
      'The description has 10001 characters, at most 10000 are allowed',
    ]);
  });

  it.each(refusedTexts.map(text => `${text}x`))(
    'are refused when not every reader brings them back: %j',
    text => {
      for (const change of [
        { title: text },
        { description: text },
        { env: { A: text } },
      ]) {
        expect(messagesOf(change)).toEqual([
          expect.stringMatching(
            /contains (the invisible character U\+[0-9A-F]{4} at position \d+; remove it|half of a character; type it again)$/,
          ),
        ]);
      }
    },
  );
});

describe('a platform specification', () => {
  it.each([
    ['gitlab.baseUrl', { gitlab: { ...platform.gitlab, baseUrl: 'gitlab' } }],
    [
      'gitlab.baseUrl',
      { gitlab: { ...platform.gitlab, baseUrl: 'https://a:b@gitlab.com' } },
    ],
    [
      'gitlab.workloadsProject',
      { gitlab: { ...platform.gitlab, workloadsProject: 'workloads' } },
    ],
    ['domain', { domain: 'Example.com' }],
    ['domain', { domain: `${'a.'.repeat(98)}a` }],
    ['registry', { registry: 'https://registry.example.com' }],
    ['labelPrefix', { labelPrefix: 'cloudforge.io/' }],
    ['network.httpsEgressCidrs.0', { network: { httpsEgressCidrs: ['x'] } }],
    [
      'network.egress.0.ports.0',
      { network: { egress: [{ cidr: '10.0.0.0/8', ports: [0] }] } },
    ],
    [
      'ingress.certificateArn',
      { ingress: { ...platform.ingress, certificateArn: 'certificate' } },
    ],
  ] as [string, Change][])('has a problem at "%s" with %j', (path, change) => {
    const parsed = parsePlatformSpec({ ...platform, ...change });
    expect(!parsed.ok && parsed.problems.map(problem => problem.path)).toEqual([
      path,
    ]);
  });

  it('needs no slash at the end of an address', () => {
    const gitlab = { ...platform.gitlab, baseUrl: 'https://gitlab.com//' };
    expect(parsePlatformSpec({ ...platform, gitlab })).toMatchObject({
      value: { gitlab: { baseUrl: 'https://gitlab.com' } },
    });
  });
});
