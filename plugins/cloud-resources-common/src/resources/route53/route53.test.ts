import { file } from '../../__testUtils__/designs';
import {
  findingsIn,
  problemsIn,
  resourcesOf,
} from '../../__testUtils__/rendered';

type Parts = Parameters<typeof file>;

const certificate = {
  acmCertificateArn:
    'arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef',
};

const zone = (config: object = {}) =>
  ['zone', 'ROUTE53', { name: 'example.com', ...config }] as const;

/** Records by `type name`. */
async function recordsOf(...parts: Parts) {
  const of = await resourcesOf(...parts);
  return new Map(
    of
      .names('aws_route53_record')
      .map(name => of('aws_route53_record', name))
      .map(record => [`${record.type} ${record.name}`, record]),
  );
}

describe('ROUTE53', () => {
  it('is a public zone that destroys no records of others', async () => {
    const of = await resourcesOf([zone()]);
    expect(of('aws_route53_zone', 'zone')).toMatchObject({
      name: 'example.com',
      force_destroy: false,
    });
    expect(of('aws_route53_zone', 'zone')).not.toHaveProperty('vpc');
    expect(findingsIn([zone()])).toEqual([]);
    expect(findingsIn([zone({ forceDestroy: true })])).toEqual([
      'medium forceDestroy',
    ]);
  });

  it('is in the VPC of the design where it is private', async () => {
    const of = await resourcesOf([zone({ privateZone: true })]);
    expect(of('aws_route53_zone', 'zone').vpc).toEqual([
      { vpc_id: '${aws_vpc.base.id}' },
    ]);
  });

  it('has the records that are given, long texts in strings of 255', async () => {
    const records = await recordsOf([
      zone({
        record: [
          { type: 'MX', records: ['10 mail.example.com'] },
          {
            name: 'k',
            type: 'TXT',
            ttl: 60,
            records: ['v=1', 'a'.repeat(300)],
          },
        ],
      }),
    ]);
    expect([...records.keys()]).toEqual([
      'MX example.com',
      'TXT k.example.com',
    ]);
    expect(records.get('TXT k.example.com')).toMatchObject({
      ttl: 60,
      records: ['v=1', `${'a'.repeat(255)}""${'a'.repeat(45)}`],
    });
  });

  it('leads to load balancers, instances and distributions', async () => {
    const records = await recordsOf(
      [
        zone({
          alias: [
            { name: '', target: 'front' },
            { name: 'www', target: 'front' },
          ],
        }),
        ['front', 'ALB'],
        ['ssh', 'EC2', { elasticIp: true, count: 2 }],
        [
          'site',
          'CLOUDFRONT',
          {
            origin: [{ originId: 'o', domainName: 'o.example.net' }],
            aliases: ['cdn.example.com', 'cdn.example.org'],
            viewerCertificate: certificate,
          },
        ],
      ],
      [
        ['zone', 'front'],
        ['zone', 'ssh'],
        ['zone', 'site'],
      ],
    );
    const balancer = {
      alias: [
        {
          name: '${aws_lb.front.dns_name}',
          zone_id: '${aws_lb.front.zone_id}',
          evaluate_target_health: true,
        },
      ],
    };
    const distribution = {
      alias: [
        {
          name: '${aws_cloudfront_distribution.site.domain_name}',
          zone_id: '${aws_cloudfront_distribution.site.hosted_zone_id}',
          evaluate_target_health: false,
        },
      ],
    };
    expect(Object.fromEntries(records)).toEqual({
      'A example.com': expect.objectContaining(balancer),
      'A www.example.com': expect.objectContaining(balancer),
      'A ssh.example.com': expect.objectContaining({
        ttl: 300,
        records: '${aws_eip.ssh[*].public_ip}',
      }),
      'A cdn.example.com': expect.objectContaining(distribution),
      'AAAA cdn.example.com': expect.objectContaining(distribution),
    });
  });

  it.each<[string, Parts, string]>([
    [
      'an instance whose address changes',
      [[zone(), ['x', 'EC2']], [['zone', 'x']]],
      'edges.0 the instance has no address that stays',
    ],
    [
      'a distribution in a private zone',
      [
        [
          zone({ privateZone: true }),
          [
            'x',
            'CLOUDFRONT',
            { origin: [{ originId: 'o', domainName: 'o.example.net' }] },
          ],
        ],
        [['zone', 'x']],
      ],
      'edges.0 a private zone cannot lead to a distribution',
    ],
    [
      'a distribution without an alias in the zone',
      [
        [
          zone(),
          [
            'x',
            'CLOUDFRONT',
            {
              origin: [{ originId: 'o', domainName: 'o.example.net' }],
              aliases: ['www.notexample.com'],
              viewerCertificate: certificate,
            },
          ],
        ],
        [['zone', 'x']],
      ],
      'edges.0 no alias of the distribution is in example.com',
    ],
    [
      'a name for what no edge leads to',
      [[zone({ alias: [{ name: 'www', target: 'front' }] })]],
      '0.alias.0.target no edge leads to a load balancer or an instance labelled "front"',
    ],
    [
      'a name that a record has',
      [
        [
          zone({ record: [{ type: 'A', name: 'x', records: ['192.0.2.1'] }] }),
          ['x', 'EC2', { elasticIp: true }],
        ],
        [['zone', 'x']],
      ],
      '0.alias x.example.com is to lead to x, and to something else',
    ],
    [
      'one name for two',
      [
        [
          zone({ alias: [{ name: 'y', target: 'x' }] }),
          ['x', 'EC2', { elasticIp: true }],
          ['y', 'EC2', { elasticIp: true }],
        ],
        [
          ['zone', 'x'],
          ['zone', 'y'],
        ],
      ],
      '0.alias y.example.com is to lead to y, and to something else',
    ],
  ])('refuses %s', (_, of, problem) => {
    expect(problemsIn(...of)).toEqual([problem]);
  });

  it.each([
    ['A', '192.0.2.256'],
    ['A', 'example.com'],
    ['AAAA', '192.0.2.1'],
    ['CAA', '0 issue example.com'],
    ['CNAME', 'a b'],
    ['MX', 'mail.example.com'],
    ['NS', '-'],
    ['PTR', 'a/b'],
    ['SRV', '1 2 example.com'],
    ['TXT', 'say "hello"'],
    ['TXT', 'C:\\new'],
    ['TXT', 'é'],
  ])('refuses a record of type %s with %s', (type, value) => {
    const problems = problemsIn([
      zone({ record: [{ type, name: 'a', records: [value] }] }),
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      new RegExp(`^0\\.record\\.0\\.records each of type ${type} must be`),
    );
  });

  it('refuses records that cannot stand beside each other', () => {
    const of = (...record: object[]) => problemsIn([zone({ record })]);
    const cname = { type: 'CNAME', name: 'a', records: ['b.example.com'] };
    const a = { type: 'A', name: 'a', records: ['192.0.2.1'] };
    expect(of({ ...cname, name: '' })).toHaveLength(1);
    expect(of({ ...cname, records: ['b.c', 'd.e'] })).toHaveLength(1);
    expect(of(cname, a)).toEqual([
      '0.record a name with a CNAME has no other record',
    ]);
    expect(of(a, a)).toEqual([
      '0.record two records have the same name and type; put their values into one',
    ]);
    expect(of(a, { ...a, name: 'b' })).toEqual([]);
  });

  it.each(['Example.com', 'example.com.', '.com', 'a..b', '${x}', '-'])(
    'refuses the domain %s',
    name => {
      expect(problemsIn([zone({ name })])).toHaveLength(1);
    },
  );
});
