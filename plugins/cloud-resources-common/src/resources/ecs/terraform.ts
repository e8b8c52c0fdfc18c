import type { DesignNode } from '../../design/Design';
import {
  Call,
  data,
  NestedBlock,
  Reference,
  resource,
  Template,
  type HclBlock,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { listenerOf } from '../load-balancer/balancer';
import { targetGroupArn } from '../load-balancer/targets';
import { logGroupBlock } from '../logGroup';
import { groupIds, ownGroupBlocks } from '../ownGroup';
import { physicalName } from '../physicalName';
import { allow, policyDocument } from '../policyDocument';
import type { PolicyStatement } from '../PolicyStatement';
import { assumedBy, roleBlocks } from '../roleBlocks';
import type { EcsConfig } from './schema';

type Node = DesignNode<EcsConfig>;

const SERVICE = 'ecs-tasks.amazonaws.com';

/** What a container is called in its task. */
const CONTAINER = 'app';

const executionName = (name: string) => `${name}__execution`;

/** ECR hands out its token to nobody in particular, and images of any account that lets the role. */
const executionStatements = (name: string): PolicyStatement[] => [
  {
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
    ],
    resources: ['*'],
  },
  {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [
      Template.of(Reference.to('aws_cloudwatch_log_group', name, 'arn'), ':*'),
    ],
  },
];

/** With this role ECS itself starts a task: fetches its image, writes its log. */
function executionBlocks(
  { name }: Node,
  context: TerraformContext,
): HclBlock[] {
  const label = executionName(name);
  return [
    resource('aws_iam_role', label, {
      name: physicalName(context.prefix, `${name}_execution`, 64),
      assume_role_policy: assumedBy(SERVICE),
      tags: context.tags(),
    }),
    resource('aws_iam_role_policy', label, {
      name: 'start',
      role: Reference.to('aws_iam_role', label, 'id'),
      policy: policyDocument(executionStatements(name).map(allow)),
    }),
  ];
}

/** What ECS Exec talks through. */
const shellStatements = ({ config }: Node): PolicyStatement[] =>
  config.enableExecuteCommand
    ? [
        {
          actions: [
            'ssmmessages:CreateControlChannel',
            'ssmmessages:CreateDataChannel',
            'ssmmessages:OpenControlChannel',
            'ssmmessages:OpenDataChannel',
          ],
          resources: ['*'],
        },
      ]
    : [];

const containerOf = ({ name, config }: Node) => ({
  name: CONTAINER,
  image: config.image,
  command: config.command,
  essential: true,
  readonlyRootFilesystem: config.readonlyRootFilesystem,
  portMappings: [
    {
      containerPort: config.containerPort,
      hostPort: config.containerPort,
      protocol: 'tcp',
    },
  ],
  environment: Object.entries(config.environment ?? {}).map(([key, value]) => ({
    name: key,
    value,
  })),
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': Reference.to('aws_cloudwatch_log_group', name, 'name'),
      'awslogs-region': Reference.to('data', 'aws_region', name, 'region'),
      'awslogs-stream-prefix': CONTAINER,
    },
  },
});

function taskBlock(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  const { ephemeralStorage: disk } = config;
  return resource('aws_ecs_task_definition', name, {
    family: physicalName(context.prefix, name, 255),
    requires_compatibilities: ['FARGATE'],
    network_mode: 'awsvpc',
    cpu: `${config.cpu}`,
    memory: `${config.memory}`,
    execution_role_arn: Reference.to(
      'aws_iam_role',
      executionName(name),
      'arn',
    ),
    task_role_arn: Reference.to('aws_iam_role', name, 'arn'),
    container_definitions: Call.of('jsonencode', [containerOf(node)]),
    tags: context.tags(config.tags),
    runtime_platform: NestedBlock.of({
      operating_system_family: 'LINUX',
      cpu_architecture: config.cpuArchitecture,
    }),
    ephemeral_storage: disk && NestedBlock.of({ size_in_gib: disk.sizeInGib }),
  });
}

const balancersOf = (context: TerraformContext) =>
  ['ALB', 'NLB'].flatMap(type => context.sources(type));

function serviceBlock(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  const { publicSubnetIds, privateSubnetIds } = context.network;
  const balancers = balancersOf(context);
  return resource('aws_ecs_service', name, {
    name: physicalName(context.prefix, name, 255),
    cluster: Reference.to('aws_ecs_cluster', name, 'id'),
    task_definition: Reference.to('aws_ecs_task_definition', name, 'arn'),
    launch_type: 'FARGATE',
    desired_count: config.desiredCount,
    enable_execute_command: config.enableExecuteCommand,
    enable_ecs_managed_tags: true,
    propagate_tags: 'SERVICE',
    health_check_grace_period_seconds:
      balancers.length > 0 ? config.healthCheckGracePeriodSeconds : undefined,
    tags: context.tags(config.tags),
    depends_on: [
      Reference.to('aws_iam_role_policy', executionName(name)),
      // ECS takes a target group only once a listener hands on to it.
      ...balancers.map(balancer => listenerOf(balancer.name)),
    ],
    // A deployment that does not come up is taken back.
    deployment_circuit_breaker: NestedBlock.of({
      enable: true,
      rollback: true,
    }),
    network_configuration: NestedBlock.of({
      subnets: config.assignPublicIp ? publicSubnetIds : privateSubnetIds,
      security_groups: groupIds(node, context),
      assign_public_ip: config.assignPublicIp,
    }),
    load_balancer:
      balancers.length > 0
        ? balancers.map(balancer =>
            NestedBlock.of({
              target_group_arn: targetGroupArn(balancer.name, name),
              container_name: CONTAINER,
              container_port: config.containerPort,
            }),
          )
        : undefined,
  });
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  return [
    data('aws_region', name, {}),
    ...ownGroupBlocks(node, context),
    logGroupBlock(
      name,
      `/aws/ecs/${physicalName(context.prefix, name, 255)}`,
      config.retentionInDays,
      context,
    ),
    ...executionBlocks(node, context),
    ...roleBlocks(node, context, SERVICE, shellStatements(node)),
    resource('aws_ecs_cluster', name, {
      name: physicalName(context.prefix, name, 255),
      tags: context.tags(config.tags),
      setting: NestedBlock.of({
        name: 'containerInsights',
        value: config.containerInsights,
      }),
    }),
    taskBlock(node, context),
    serviceBlock(node, context),
  ];
}
