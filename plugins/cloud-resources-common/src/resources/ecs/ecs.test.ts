import { problemsOf, blocksOf } from '../../__testUtils__/blocks';

describe('a service on Fargate', () => {
  it('has a role to start with and a role of its own, each with what it needs', async () => {
    const of = await blocksOf(
      [
        ['shop', 'ECS'],
        ['files', 'S3'],
      ],
      [['shop', 'files']],
    );
    expect(of.aws_ecs_task_definition.shop[0]).toMatchObject({
      execution_role_arn: '${aws_iam_role.shop__execution.arn}',
      task_role_arn: '${aws_iam_role.shop.arn}',
      network_mode: 'awsvpc',
    });
    const [[own], [start]] = ['shop', 'shop__execution'].map(name =>
      of.aws_iam_role_policy[name].map(({ policy }) => `${policy}`),
    );
    expect(own).toContain('s3:GetObject');
    expect(own).not.toContain('ecr:');
    expect(start).toContain('ecr:BatchGetImage');
    expect(start).not.toContain('s3:');
  });

  it('stands in private subnets behind a group that lets nothing in', async () => {
    const of = await blocksOf([['shop', 'ECS']]);
    expect(of.aws_ecs_service.shop[0]).toMatchObject({
      network_configuration: [
        {
          assign_public_ip: false,
          security_groups: ['${aws_security_group.shop.id}'],
          subnets: [
            '${aws_subnet.base_private_1.id}',
            '${aws_subnet.base_private_2.id}',
          ],
        },
      ],
      deployment_circuit_breaker: [{ enable: true, rollback: true }],
    });
    expect(of.aws_ecs_service.shop[0]).not.toHaveProperty('load_balancer');
    expect(of).not.toHaveProperty('aws_vpc_security_group_ingress_rule');
  });

  it('registers with a balancer at the port of its container, once that listens', async () => {
    const of = await blocksOf(
      [
        ['entry', 'ALB', { port: 80 }],
        ['shop', 'ECS', { containerPort: 3_000 }],
      ],
      [['entry', 'shop']],
    );
    expect(of.aws_ecs_service.shop[0]).toMatchObject({
      load_balancer: [
        {
          target_group_arn: '${aws_lb_target_group.entry__shop.arn}',
          container_port: 3_000,
        },
      ],
      depends_on: expect.arrayContaining(['${aws_lb_listener.entry}']),
    });
    expect(of.aws_lb_target_group.entry__shop[0]).toMatchObject({
      target_type: 'ip',
      port: 3_000,
    });
    expect(
      of.aws_vpc_security_group_ingress_rule.entry__entry__shop__3000[0],
    ).toMatchObject({ from_port: 3_000, to_port: 3_000 });
  });

  it.each([
    [256, 4_096, false],
    [512, 1_536, false],
    [1_024, 2_048, true],
    [4_096, 30_720, true],
    [8_192, 17_408, false],
    [16_384, 122_880, true],
  ])('%i units of CPU with %i MB', (cpu, memory, fits) =>
    expect(
      problemsOf([['shop', 'ECS', { cpu, memory }]]).map(({ path }) => path),
    ).toEqual(fits ? [] : ['nodes.0.data.config.memory']),
  );

  it.each([
    [{ cpu: 300 }, 'cpu'],
    [{ image: 'a b' }, 'image'],
    [{ environment: { AWS_REGION: 'x' } }, 'environment.AWS_REGION'],
    [{ ephemeralStorage: { sizeInGib: 20 } }, 'ephemeralStorage.sizeInGib'],
  ])('refuses %j', (config, key) =>
    expect(
      problemsOf([['shop', 'ECS', config]]).map(({ path }) => path),
    ).toEqual([`nodes.0.data.config.${key}`]),
  );
});
