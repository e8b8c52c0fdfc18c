import fc from 'fast-check';
import { file } from '../__testUtils__/designs';
import {
  anyDesignFile,
  anyText,
  everything,
  nastyTexts,
  plain,
} from '../testing';
import { validateDesign, type ValidateOptions } from './validateDesign';

const problems = (input: unknown, options?: ValidateOptions) => {
  const checked = validateDesign(input, options);
  return checked.ok ? [] : checked.problems;
};

const node = (
  id: string,
  label: unknown,
  resourceType = 'SQS',
  config = {},
) => ({
  id,
  data: { resourceType, label, config },
});

describe('validateDesign', () => {
  it('accepts what the canvas stores, and fills in defaults', () => {
    const checked = validateDesign({
      region: 'eu-west-1',
      nodes: [
        {
          ...node('a', ' Orders '),
          type: 'resource',
          position: { x: 1, y: 2 },
          selected: true,
        },
      ],
      edges: [],
      viewport: { x: 0, y: 0, zoom: 1 },
    });
    expect(checked).toMatchObject({
      ok: true,
      value: {
        region: 'eu-west-1',
        nodes: [
          {
            id: 'a',
            label: 'Orders',
            name: 'orders',
            config: { delaySeconds: 0, receiveWaitTimeSeconds: 20 },
          },
        ],
      },
    });
  });

  it.each([
    ['plain', plain],
    ['everything', everything],
  ])('has nothing against %s', (_, of) => expect(problems(of)).toEqual([]));

  it('tells every problem at once', () => {
    const found = problems({
      region: 'moon-1',
      nodes: [
        node('a', 'Orders', 'SQS', {
          delaySeconds: 901,
          nonsense: 1,
          fifoThroughputLimit: 'perQueue',
        }),
        node('b', 'orders', 'TAPE'),
        node('c', ''),
        node('c', 'Base'),
        node('d', 'Files', 'S3', { corsRule: [{ allowedMethods: ['EAT'] }] }),
        'no node',
      ],
      edges: [
        { source: 'a', target: 'd' },
        { source: 'd', target: 'a' },
        { source: 'd', target: 'a' },
        { source: 'a', target: 'nobody' },
        { source: 'c', target: 'a' },
      ],
      usage: { a: { monthlyRequests: -1 }, nobody: {} },
      color: 'red',
    });
    expect(
      found.map(({ node: at, edge, path }) => [at ?? edge ?? '', path]),
    ).toEqual([
      ['', 'region'],
      ['c', 'nodes.2.data.label'],
      ['', 'nodes.5'],
      ['', 'color'],
      ['a', 'nodes.0.data.config.delaySeconds'],
      ['a', 'nodes.0.data.config.nonsense'],
      ['a', 'nodes.0.data.config.fifoThroughputLimit'],
      ['a', 'usage.a.monthlyRequests'],
      ['b', 'nodes.1.data.resourceType'],
      ['d', 'nodes.4.data.config.corsRule.0.allowedMethods.0'],
      ['d', 'nodes.4.data.config.corsRule.0.allowedOrigins'],
      ['b', 'nodes.1.data.label'],
      ['c', 'nodes.3.data.label'],
      ['', 'usage.nobody'],
      ['a → d', 'edges.0'],
      ['d → a', 'edges.2'],
      ['a → nobody', 'edges.3'],
      ['a', 'edges'],
    ]);
    found.forEach(({ message, mend }) => {
      expect(message).toMatch(/\S/);
      expect(mend).toMatch(/^\p{Lu}.*\.$/u);
    });
  });

  it.each<[string, unknown, RegExp, RegExp]>([
    [
      'a service that is not allowed',
      file([['x', 'S3']]),
      /not among the services/,
      /Allowed are: SQS\./,
    ],
    [
      'an unknown type',
      file([['x', 'TAPE']]),
      /no resource type "TAPE"/,
      /EC2, .*S3, .*SQS/,
    ],
    [
      'an edge that means nothing',
      file(
        [
          ['x', 'SQS'],
          ['y', 'SQS'],
          ['z', 'SQS', { fifoQueue: true }],
        ],
        [['x', 'z']],
      ),
      /FIFO queue hands on/,
      /alike/,
    ],
    [
      'two queues for failed messages',
      file(
        [
          ['x', 'SQS'],
          ['y', 'SQS'],
          ['z', 'SQS'],
        ],
        [
          ['x', 'y'],
          ['x', 'z'],
        ],
      ),
      /at most 1 edge/,
      /Remove/,
    ],
    [
      'a circle',
      file(
        [
          ['x', 'SQS'],
          ['y', 'SQS'],
        ],
        [
          ['x', 'y'],
          ['y', 'x'],
        ],
      ),
      /circle: x → y → x/,
      /Remove one/,
    ],
    [
      'a node that leads to itself',
      file([['x', 'SQS']], [['x', 'x']]),
      /circle: x → x/,
      /Remove one/,
    ],
    [
      '501 nodes',
      file(Array.from({ length: 501 }, (_, i) => [`n${i}`, 'SQS'] as const)),
      /at most 500 nodes/,
      /500/,
    ],
    [
      'labels that become one name',
      {
        region: 'us-east-1',
        nodes: [node('a', 'Web App'), node('b', 'web-app')],
      },
      /same name, web_app/,
      /another label/,
    ],
    [
      'a label on two lines',
      { region: 'us-east-1', nodes: [node('a', 'a\nb')] },
      /line break/,
      /./,
    ],
    [
      'events to a FIFO queue',
      file(
        [
          ['x', 'S3'],
          ['y', 'SQS', { fifoQueue: true }],
        ],
        [['x', 'y']],
      ),
      /no events to a FIFO/,
      /without fifoQueue/,
    ],
    [
      'two buckets of one name',
      file([
        ['x', 'S3', { bucket: 'cloudforge-files' }],
        ['y', 'S3', { bucket: 'cloudforge-files' }],
      ]),
      /another S3 is named "cloudforge-files" too/,
      /another bucket, or leave it out/,
    ],
    [
      'a label that turns what follows it around',
      { region: 'us-east-1', nodes: [node('a', 'a\u202eb')] },
      /invisible character/,
      /./,
    ],
    [
      'more usage than there is',
      { ...file([['x', 'SQS']]), usage: { x: { monthlyRequests: 1e16 } } },
      /^must be at most 1000000000000000$/,
      /Use at most/,
    ],
    [
      'a tag of the platform',
      file([['x', 'S3', { tags: { ManagedBy: 'me' } }]]),
      /set by the platform/,
      /./,
    ],
    [
      'user data of 100 KB',
      file([['x', 'EC2', { userData: 'x'.repeat(100_000) }]]),
      /at most 16384 bytes/,
      /./,
    ],
    ['text', 'a design', /not an object/, /Give an object/],
    ['nothing', undefined, /^is missing$/, /Give an object/],
  ])('refuses %s, and says what to do', (what, input, message, mend) => {
    const options = what.includes('allowed') ? { allowed: ['SQS'] } : {};
    const found = problems(input, options).filter(p => message.test(p.message));
    expect(found).toHaveLength(1);
    expect(found[0].mend).toMatch(mend);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(validateDesign(a).ok).toBe(false);
        validateDesign({ region: 'us-east-1', nodes: a, edges: b, usage: b });
        validateDesign({
          region: a,
          nodes: [{ id: 'x', data: a }, b],
          edges: [b],
        });
        validateDesign(
          file([
            ['x', 'EC2', { instanceType: a, rootBlockDevice: b, tags: a }],
            [
              'y',
              'S3',
              { lifecycleRule: a, serverSideEncryptionConfiguration: b },
            ],
            ['z', 'SQS', { name: a, kmsMasterKeyId: b }],
          ]),
        );
      }),
    );
  });

  it('accepts every label on one line, as a single name', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...nastyTexts), anyText()),
        label => {
          const checked = validateDesign({
            region: 'us-east-1',
            nodes: [node('a', label)],
          });
          const names = checked.ok
            ? checked.value.nodes.map(({ name }) => name)
            : ['refused'];
          expect(names.join(' ')).toMatch(/^[a-z][a-z0-9_]{0,48}$/);
        },
      ),
    );
  });

  it('accepts any design that is right', () => {
    fc.assert(
      fc.property(anyDesignFile(), of => expect(problems(of)).toEqual([])),
    );
  });
});

describe('validateDesign, for a security group', () => {
  it.each([
    [{ fromPort: 1, cidrIpv4: '10.0.0.0/8' }, 'fromPort'],
    [
      { ipProtocol: '-1', fromPort: 1, toPort: 1, cidrIpv4: '10.0.0.0/8' },
      'fromPort',
    ],
    [{ fromPort: 2, toPort: 1, cidrIpv4: '10.0.0.0/8' }, 'toPort'],
    [{ fromPort: 1, toPort: 65_536, cidrIpv4: '10.0.0.0/8' }, 'toPort'],
    [{ fromPort: 1, toPort: 1 }, 'cidrIpv4'],
    [
      { fromPort: 1, toPort: 1, cidrIpv4: '10.0.0.0/8', cidrIpv6: '::/0' },
      'cidrIpv4',
    ],
    [{ fromPort: 1, toPort: 1, cidrIpv4: '10.0.0.256/8' }, 'cidrIpv4'],
    [{ fromPort: 1, toPort: 1, cidrIpv4: '10.0.0.0' }, 'cidrIpv4'],
    [{ fromPort: 1, toPort: 1, cidrIpv6: 'x' }, 'cidrIpv6'],
    [
      { fromPort: 1, toPort: 1, cidrIpv4: '10.0.0.0/8', description: 'ümlaut' },
      'description',
    ],
  ])('refuses the rule %j for its %s', (rule, key) => {
    const found = problems(
      file([['x', 'SECURITY_GROUP', { ingress: [rule] }]]),
    );
    expect(found.map(({ path }) => path)).toEqual([
      `nodes.0.data.config.ingress.0.${key}`,
    ]);
  });

  it('refuses two rules that let the same through', () => {
    const rule = { fromPort: 1, toPort: 1, cidrIpv4: '10.0.0.0/8' };
    const twice = { ingress: [rule, { ...rule, description: 'again' }] };
    expect(
      problems(file([['x', 'SECURITY_GROUP', twice]])).map(
        ({ message }) => message,
      ),
    ).toEqual(['two rules let the same through; leave one of them out']);
  });
});
