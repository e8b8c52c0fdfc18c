import { problemsOf, blocksOf } from '../../__testUtils__/blocks';

describe('an Auto Scaling group', () => {
  it('launches from a template with IMDSv2 and an encrypted root, and tags what it makes', async () => {
    const of = await blocksOf([['crowd', 'ASG']]);
    expect(of.aws_launch_template.crowd[0]).toMatchObject({
      metadata_options: [{ http_tokens: 'required' }],
      block_device_mappings: [
        { device_name: '/dev/xvda', ebs: [{ encrypted: true }] },
      ],
      tag_specifications: [
        { resource_type: 'instance' },
        { resource_type: 'volume' },
        { resource_type: 'network-interface' },
      ],
    });
    expect(of.aws_autoscaling_group.crowd[0]).toMatchObject({
      health_check_type: 'EC2',
      instance_refresh: [{ strategy: 'Rolling' }],
      vpc_zone_identifier: [
        '${aws_subnet.base_private_1.id}',
        '${aws_subnet.base_private_2.id}',
      ],
      dynamic: {
        tag: [
          {
            for_each: expect.stringContaining('merge(local.tags'),
            content: [
              {
                key: '${tag.key}',
                value: '${tag.value}',
                propagate_at_launch: false,
              },
            ],
          },
        ],
      },
    });
    expect(of).not.toHaveProperty('aws_iam_role');
  });

  it('asks the image of somebody what its root is called', async () => {
    const of = await blocksOf([
      ['crowd', 'ASG', { ami: 'ami-0123456789abcdef0' }],
    ]);
    expect(of.aws_launch_template.crowd[0]).toMatchObject({
      block_device_mappings: [
        { device_name: '${data.aws_ami.crowd.root_device_name}' },
      ],
    });
  });

  it('replaces instances that a balancer finds ill', async () => {
    const of = await blocksOf(
      [
        ['entry', 'ALB'],
        ['crowd', 'ASG'],
        ['files', 'S3'],
      ],
      [
        ['entry', 'crowd'],
        ['crowd', 'files'],
      ],
    );
    expect(of.aws_autoscaling_group.crowd[0]).toMatchObject({
      health_check_type: 'ELB',
    });
    expect(of.aws_autoscaling_attachment.entry__crowd[0]).toEqual({
      autoscaling_group_name: '${aws_autoscaling_group.crowd.name}',
      lb_target_group_arn: '${aws_lb_target_group.entry__crowd.arn}',
    });
    expect(of.aws_launch_template.crowd[0]).toMatchObject({
      iam_instance_profile: [
        { name: '${aws_iam_instance_profile.crowd.name}' },
      ],
    });
  });

  it.each([
    [{ minSize: 3 }, 'maxSize'],
    [{ desiredCapacity: 3 }, 'desiredCapacity'],
    [
      { desiredCapacity: 1, targetTrackingConfiguration: { targetValue: 50 } },
      'desiredCapacity',
    ],
    [
      { targetTrackingConfiguration: {} },
      'targetTrackingConfiguration.targetValue',
    ],
  ])('refuses %j', (config, key) =>
    expect(
      problemsOf([['crowd', 'ASG', config]]).map(({ path }) => path),
    ).toEqual([`nodes.0.data.config.${key}`]),
  );
});
