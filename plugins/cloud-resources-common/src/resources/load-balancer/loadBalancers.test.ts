import { design } from '../../__testUtils__/designs';
import { problemsOf, blocksOf } from '../../__testUtils__/blocks';
import { findingsOf } from '../../findings';

const certificateArn =
  'arn:aws:acm:us-east-1:123456789012:certificate/0123abcd';

describe('an application load balancer', () => {
  it('is internal, and lets in the VPC at port 80, if nothing is said', async () => {
    const of = await blocksOf([['entry', 'ALB']]);
    expect(of.aws_lb.entry[0]).toMatchObject({ internal: true });
    expect(of.aws_vpc_security_group_ingress_rule).toEqual({
      entry__80: [
        expect.objectContaining({
          cidr_ipv4: '${data.aws_vpc.entry.cidr_block}',
          from_port: 80,
          to_port: 80,
        }),
      ],
    });
    expect(of.aws_lb_listener.entry[0].default_action).toEqual([
      expect.objectContaining({ type: 'fixed-response' }),
    ]);
  });

  it('redirects to TLS where it has a certificate', async () => {
    const of = await blocksOf(
      [
        ['entry', 'ALB', { certificateArn, internal: false }],
        ['web', 'EC2'],
      ],
      [['entry', 'web']],
    );
    expect(of.aws_lb_listener.entry[0]).toMatchObject({
      port: 443,
      protocol: 'HTTPS',
      certificate_arn: certificateArn,
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    });
    expect(of.aws_lb_listener.entry__redirect[0]).toMatchObject({
      port: 80,
      default_action: [{ redirect: [{ protocol: 'HTTPS', port: '443' }] }],
    });
  });

  it('puts every instance of a node into its group, whose security group lets it in', async () => {
    const of = await blocksOf(
      [
        ['entry', 'ALB', { port: 8_080 }],
        ['web', 'EC2', { count: 2 }],
      ],
      [['entry', 'web']],
    );
    expect(of.aws_lb_target_group_attachment.entry__web[0]).toMatchObject({
      count: 2,
      target_id: '${aws_instance.web[count.index].id}',
      port: 8_080,
    });
    expect(
      of.aws_vpc_security_group_ingress_rule.entry__entry__web__8080[0],
    ).toMatchObject({
      security_group_id: '${aws_security_group.web.id}',
      referenced_security_group_id: '${aws_security_group.entry.id}',
      from_port: 8_080,
    });
  });

  it('opens a group before two targets once, and shares requests between them', async () => {
    const of = await blocksOf(
      [
        ['entry', 'ALB'],
        ['web', 'EC2'],
        ['old', 'EC2'],
        ['door', 'SECURITY_GROUP'],
      ],
      [
        ['entry', 'web'],
        ['entry', 'old'],
        ['door', 'web'],
        ['door', 'old'],
      ],
    );
    expect(Object.keys(of.aws_vpc_security_group_ingress_rule)).toEqual([
      'entry__80',
      'entry__entry__door__80',
    ]);
    expect(of.aws_lb_listener.entry[0].default_action).toEqual([
      {
        type: 'forward',
        forward: [
          {
            target_group: [
              { arn: '${aws_lb_target_group.entry__web.arn}', weight: 1 },
              { arn: '${aws_lb_target_group.entry__old.arn}', weight: 1 },
            ],
          },
        ],
      },
    ]);
  });

  it('calls a function that it was let call', async () => {
    const of = await blocksOf(
      [
        ['entry', 'ALB'],
        ['hello', 'LAMBDA'],
      ],
      [['entry', 'hello']],
    );
    expect(of.aws_lb_target_group.entry__hello[0]).toMatchObject({
      target_type: 'lambda',
      health_check: [{ enabled: false }],
    });
    expect(of.aws_lb_target_group.entry__hello[0]).not.toHaveProperty('port');
    expect(of.aws_lb_target_group_attachment.entry__hello[0]).toMatchObject({
      depends_on: ['${aws_lambda_permission.entry__hello}'],
    });
  });

  it('has names of at most 32 characters, which differ where labels do', async () => {
    const label = 'a-very-long-label-of-a-load-balancer';
    const of = await blocksOf([
      [`${label}-1`, 'ALB'],
      [`${label}-2`, 'ALB'],
    ]);
    const names = Object.values(of.aws_lb).map(([{ name }]) => `${name}`);
    expect(new Set(names).size).toBe(2);
    names.forEach(name => expect(name).toMatch(/^cloudforge-[a-z0-9-]{1,21}$/));
  });

  it('is a grave finding on the internet without TLS', () => {
    const found = (config: object) =>
      findingsOf(design([['entry', 'ALB', config]]))
        .filter(({ severity }) => severity !== 'low')
        .map(({ path }) => path);
    expect(found({})).toEqual([]);
    expect(found({ internal: false })).toEqual(['certificateArn']);
    expect(found({ internal: false, certificateArn })).toEqual([]);
  });
});

describe('a network load balancer', () => {
  it('stands before an application load balancer, at its port and over TCP', async () => {
    const nodes = (front: object, behind: object) =>
      [
        ['front', 'NLB', front],
        ['inner', 'ALB', behind],
      ] as const;
    const edges = [['front', 'inner']] as const;
    const of = await blocksOf(
      nodes({ listener: { port: 443 } }, { certificateArn }),
      edges,
    );
    expect(of.aws_lb_target_group.front__inner[0]).toMatchObject({
      target_type: 'alb',
      port: 443,
      protocol: 'TCP',
      health_check: [{ protocol: 'HTTPS', path: '/' }],
    });
    expect(of.aws_lb_target_group_attachment.front__inner[0]).toMatchObject({
      depends_on: ['${aws_lb_listener.inner}'],
    });
    expect(
      problemsOf(nodes({}, { certificateArn }), edges).map(({ mend }) => mend),
    ).toEqual(['Set listener.port of the network load balancer to 443.']);
    expect(
      problemsOf(nodes({ certificateArn }, {}), edges).map(
        ({ message }) => message,
      ),
    ).toEqual(['an application load balancer is reached over TCP only']);
  });

  it('has no listener until something is behind it', async () => {
    expect(await blocksOf([['gate', 'NLB']])).not.toHaveProperty(
      'aws_lb_listener',
    );
  });
});
