import type { DesignNode } from '../../design/Design';
import {
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
  type HclBody,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { physicalName } from '../physicalName';
import type { Behavior } from './behavior';
import {
  cachePolicies,
  originRequestPolicies,
  responseHeadersPolicies,
} from './managedPolicies';
import {
  hasCertificate,
  originCalled,
  originsOf,
  policiesFor,
  type Origin,
} from './origins';
import type { CloudfrontConfig } from './schema';

type Node = DesignNode<CloudfrontConfig>;

/** Of an origin that is no bucket. */
const customOrigin = (
  originProtocolPolicy: string,
  httpPort = 80,
  httpsPort = 443,
) =>
  NestedBlock.of({
    http_port: httpPort,
    https_port: httpsPort,
    origin_protocol_policy: originProtocolPolicy,
    origin_ssl_protocols: ['TLSv1.2'],
  });

const accessControl = (name: string) =>
  Reference.to('aws_cloudfront_origin_access_control', name, 'id');

function nodeOrigin(
  origin: Origin,
  { type, name: to }: DesignNode,
  name: string,
) {
  const { id } = origin;
  return type.id === 'S3'
    ? NestedBlock.of({
        origin_id: id,
        domain_name: Reference.to(
          'aws_s3_bucket',
          to,
          'bucket_regional_domain_name',
        ),
        origin_access_control_id: accessControl(name),
      })
    : NestedBlock.of({
        origin_id: id,
        domain_name: Reference.to('aws_lb', to, 'dns_name'),
        custom_origin_config: customOrigin(
          hasCertificate(origin) ? 'https-only' : 'http-only',
        ),
      });
}

function originBlock(origin: Origin, name: string): NestedBlock {
  const { id, node, elsewhere } = origin;
  return node
    ? nodeOrigin(origin, node, name)
    : NestedBlock.of({
        origin_id: id,
        domain_name: elsewhere?.domainName,
        origin_path: elsewhere?.originPath,
        custom_origin_config: customOrigin(
          elsewhere?.originProtocolPolicy ?? 'https-only',
          elsewhere?.httpPort,
          elsewhere?.httpsPort,
        ),
      });
}

function behaviorBody(
  behavior: Behavior & { pathPattern?: string },
  origins: readonly Origin[],
): HclBody {
  const origin = originCalled(origins, behavior.targetOriginId) ?? origins[0];
  const policies = policiesFor(origin, behavior);
  return {
    path_pattern: behavior.pathPattern,
    target_origin_id: origin.id,
    viewer_protocol_policy: behavior.viewerProtocolPolicy,
    allowed_methods: behavior.allowedMethods,
    cached_methods: behavior.cachedMethods,
    compress: behavior.compress,
    cache_policy_id: cachePolicies[policies.cachePolicy],
    origin_request_policy_id:
      policies.originRequestPolicy &&
      originRequestPolicies[policies.originRequestPolicy],
    response_headers_policy_id:
      responseHeadersPolicies[behavior.responseHeadersPolicy],
  };
}

const certificateBlock = ({ viewerCertificate: own }: CloudfrontConfig) =>
  NestedBlock.of(
    own
      ? {
          acm_certificate_arn: own.acmCertificateArn,
          minimum_protocol_version: own.minimumProtocolVersion,
          ssl_support_method: 'sni-only',
        }
      : { cloudfront_default_certificate: true },
  );

function distributionBlock(
  { name, label, config }: Node,
  origins: readonly Origin[],
  context: TerraformContext,
): HclBlock {
  return resource('aws_cloudfront_distribution', name, {
    enabled: config.enabled,
    comment: config.comment ?? label,
    aliases: config.aliases.length > 0 ? config.aliases : undefined,
    default_root_object: config.defaultRootObject,
    http_version: config.httpVersion,
    is_ipv6_enabled: config.isIpv6Enabled,
    price_class: config.priceClass,
    web_acl_id: config.webAclId,
    tags: context.tags(config.tags),
    origin: origins.map(origin => originBlock(origin, name)),
    default_cache_behavior: NestedBlock.of(
      behaviorBody(config.defaultCacheBehavior, origins),
    ),
    ordered_cache_behavior: NestedBlock.each(
      config.orderedCacheBehavior,
      behavior => behaviorBody(behavior, origins),
    ),
    custom_error_response: NestedBlock.each(
      config.customErrorResponse,
      error => ({
        error_code: error.errorCode,
        response_code: error.responseCode,
        response_page_path: error.responsePagePath,
        error_caching_min_ttl: error.errorCachingMinTtl,
      }),
    ),
    restrictions: NestedBlock.of({
      geo_restriction: NestedBlock.of({
        restriction_type: config.geoRestriction.restrictionType,
        locations: config.geoRestriction.locations,
      }),
    }),
    viewer_certificate: certificateBlock(config),
  });
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name } = node;
  const hasBucket = context.targets('S3').length > 0;
  return [
    ...(hasBucket
      ? [
          resource('aws_cloudfront_origin_access_control', name, {
            name: physicalName(context.prefix, name, 64),
            origin_access_control_origin_type: 's3',
            signing_behavior: 'always',
            signing_protocol: 'sigv4',
          }),
        ]
      : []),
    distributionBlock(node, originsOf(node.config, context), context),
  ];
}
