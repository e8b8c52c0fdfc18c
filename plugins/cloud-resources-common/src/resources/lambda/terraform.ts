import type { DesignNode } from '../../design/Design';
import {
  Call,
  NestedBlock,
  Reference,
  resource,
  Template,
  type HclBlock,
} from '../../hcl';
import type { RunPackage } from '../../terraform/RunPackage';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { logGroupBlock } from '../logGroup';
import type { Neighbours } from '../Neighbours';
import { groupIds, ownGroupBlocks } from '../ownGroup';
import { physicalName } from '../physicalName';
import type { PolicyStatement } from '../PolicyStatement';
import { roleBlocks } from '../roleBlocks';
import { eventBlocks } from './events';
import { filesOf } from './files';
import { httpApiBlocks } from './httpApi';
import type { LambdaConfig } from './schema';

type Node = DesignNode<LambdaConfig>;

const zipPath = (name: string) => `packages/${name}.zip`;

export const packages = (node: Node): RunPackage[] => [
  { path: zipPath(node.name), node: node.id, files: filesOf(node.config) },
];

/** Databases and caches are reached through the VPC only. */
const inVpc = ({ config }: Node, neighbours: Neighbours) =>
  config.vpc ||
  neighbours.sources('SECURITY_GROUP').length > 0 ||
  ['RDS', 'ELASTICACHE'].some(type => neighbours.targets(type).length > 0);

const logGroup = (name: string) =>
  Reference.to('aws_cloudwatch_log_group', name, 'arn');

/** Interfaces in a VPC and traces have no ARN that could be named before. */
function ownStatements(
  node: Node,
  context: TerraformContext,
): PolicyStatement[] {
  return [
    {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [Template.of(logGroup(node.name), ':*')],
    },
    ...(inVpc(node, context)
      ? [
          {
            actions: [
              'ec2:AssignPrivateIpAddresses',
              'ec2:CreateNetworkInterface',
              'ec2:DeleteNetworkInterface',
              'ec2:DescribeNetworkInterfaces',
              'ec2:DescribeSubnets',
              'ec2:UnassignPrivateIpAddresses',
            ],
            resources: ['*'],
          },
        ]
      : []),
    ...(node.config.tracingConfig.mode === 'Active'
      ? [
          {
            actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
            resources: ['*'],
          },
        ]
      : []),
  ];
}

function functionBlock(node: Node, context: TerraformContext): HclBlock {
  const { name, config } = node;
  const zip = Template.of(Reference.to('path', 'module'), `/${zipPath(name)}`);
  const { environment } = config;
  return resource('aws_lambda_function', name, {
    function_name: physicalName(context.prefix, name, 64),
    description: config.description,
    role: Reference.to('aws_iam_role', name, 'arn'),
    filename: zip,
    source_code_hash: Call.of('filebase64sha256', zip),
    runtime: config.runtime,
    handler: config.handler,
    architectures: config.architectures,
    memory_size: config.memorySize,
    timeout: config.timeout,
    reserved_concurrent_executions: config.reservedConcurrentExecutions,
    tags: context.tags(config.tags),
    depends_on: [
      Reference.to('aws_cloudwatch_log_group', name),
      Reference.to('aws_iam_role_policy', name),
    ],
    ephemeral_storage: NestedBlock.of({ size: config.ephemeralStorage.size }),
    environment:
      environment && NestedBlock.of({ variables: environment.variables }),
    tracing_config: NestedBlock.of({ mode: config.tracingConfig.mode }),
    vpc_config: inVpc(node, context)
      ? NestedBlock.of({
          subnet_ids: context.network.privateSubnetIds,
          security_group_ids: groupIds(node, context),
        })
      : undefined,
  });
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  return [
    ...(inVpc(node, context) ? ownGroupBlocks(node, context) : []),
    logGroupBlock(
      name,
      `/aws/lambda/${physicalName(context.prefix, name, 64)}`,
      config.retentionInDays,
      context,
    ),
    ...roleBlocks(
      node,
      context,
      'lambda.amazonaws.com',
      ownStatements(node, context),
    ),
    functionBlock(node, context),
    ...httpApiBlocks(node, context),
    ...eventBlocks(node, context),
  ];
}
