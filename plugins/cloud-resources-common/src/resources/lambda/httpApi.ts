import type { DesignNode } from '../../design/Design';
import {
  Call,
  NestedBlock,
  Reference,
  resource,
  Template,
  type HclBlock,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { logGroupBlock } from '../logGroup';
import { physicalName } from '../physicalName';
import { permissionBlock } from './events';
import type { LambdaConfig } from './schema';

type Node = DesignNode<LambdaConfig>;

/** What API Gateway writes of each request; the names after `$` are its own. */
const LOGGED = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

function corsBlock({
  corsConfiguration: cors,
}: LambdaConfig): NestedBlock | undefined {
  return (
    cors &&
    NestedBlock.of({
      allow_origins: cors.allowOrigins,
      allow_methods: cors.allowMethods,
      allow_headers: cors.allowHeaders,
      expose_headers: cors.exposeHeaders,
      allow_credentials: cors.allowCredentials,
      max_age: cors.maxAge,
    })
  );
}

const stageBlock = ({ name, config }: Node, context: TerraformContext) =>
  resource('aws_apigatewayv2_stage', name, {
    api_id: Reference.to('aws_apigatewayv2_api', name, 'id'),
    name: '$default',
    auto_deploy: true,
    tags: context.tags(config.tags),
    access_log_settings: NestedBlock.of({
      destination_arn: Reference.to(
        'aws_cloudwatch_log_group',
        `${name}__api`,
        'arn',
      ),
      format: Call.of('jsonencode', LOGGED),
    }),
    default_route_settings: NestedBlock.of({
      throttling_burst_limit: config.defaultRouteSettings.throttlingBurstLimit,
      throttling_rate_limit: config.defaultRouteSettings.throttlingRateLimit,
    }),
  });

/** API, integration, route, stage with its access log, and the right to call. */
export function httpApiBlocks(
  node: Node,
  context: TerraformContext,
): HclBlock[] {
  const { name, config } = node;
  if (!config.httpApi) {
    return [];
  }
  const api = Reference.to('aws_apigatewayv2_api', name, 'id');
  const awsName = physicalName(context.prefix, name, 128);
  return [
    resource('aws_apigatewayv2_api', name, {
      name: awsName,
      protocol_type: 'HTTP',
      tags: context.tags(config.tags),
      cors_configuration: corsBlock(config),
    }),
    resource('aws_apigatewayv2_integration', name, {
      api_id: api,
      integration_type: 'AWS_PROXY',
      integration_uri: Reference.to('aws_lambda_function', name, 'invoke_arn'),
      payload_format_version: '2.0',
    }),
    resource('aws_apigatewayv2_route', name, {
      api_id: api,
      route_key: config.routeKey,
      authorization_type: config.authorizationType,
      target: Template.of(
        'integrations/',
        Reference.to('aws_apigatewayv2_integration', name, 'id'),
      ),
    }),
    logGroupBlock(
      `${name}__api`,
      `/aws/apigateway/${awsName}`,
      config.retentionInDays,
      context,
    ),
    stageBlock(node, context),
    permissionBlock(
      name,
      `${name}__api`,
      'apigateway.amazonaws.com',
      Template.of(
        Reference.to('aws_apigatewayv2_api', name, 'execution_arn'),
        '/*',
      ),
    ),
  ];
}
