import type { DesignNode } from '../../design/Design';
import {
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
  type HclBody,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { keyArn } from '../kms/connections';
import { eventPermission, functionArn } from '../lambda/connections';
import { physicalName } from '../physicalName';
import { allow, denyWithoutTls, policyDocument } from '../policyDocument';
import { topicArn } from '../sns/connections';
import { queueArn } from '../sqs/connections';
import { bucketArn, objectsArn } from './connections';
import type { S3Config } from './schema';

/** `bucket_prefix` takes 37 characters; Terraform adds 26 of its own. */
const LONGEST_PREFIX = 37;

type Rule = S3Config['lifecycleRule'][number];

const nested = <T extends HclBody>(body: T | undefined) =>
  body && NestedBlock.of(body);

function lifecycleBlock(rule: Rule): NestedBlock {
  const { expiration, noncurrentVersionExpiration, ...rest } = rule;
  const abort = rest.abortIncompleteMultipartUpload;
  return NestedBlock.of({
    id: rule.id,
    status: 'Enabled',
    filter: NestedBlock.of({ prefix: rule.prefix }),
    transition: NestedBlock.each(rule.transition, ({ days, storageClass }) => ({
      days,
      storage_class: storageClass,
    })),
    expiration: nested(expiration && { days: expiration.days }),
    noncurrent_version_expiration: nested(
      noncurrentVersionExpiration && {
        noncurrent_days: noncurrentVersionExpiration.noncurrentDays,
      },
    ),
    abort_incomplete_multipart_upload: nested(
      abort && { days_after_initiation: abort.daysAfterInitiation },
    ),
  });
}

/** Rules that have resources of their own; AWS refuses such a resource without a rule. */
function ruleBlocks(
  { name, config }: DesignNode<S3Config>,
  bucket: Reference,
): HclBlock[] {
  const lifecycle = resource('aws_s3_bucket_lifecycle_configuration', name, {
    bucket,
    // Rules for old versions need the versioning that stands above.
    depends_on: [Reference.to('aws_s3_bucket_versioning', name)],
    rule: config.lifecycleRule.map(lifecycleBlock),
  });
  const cors = resource('aws_s3_bucket_cors_configuration', name, {
    bucket,
    cors_rule: NestedBlock.each(config.corsRule, rule => ({
      allowed_headers: rule.allowedHeaders,
      allowed_methods: rule.allowedMethods,
      allowed_origins: rule.allowedOrigins,
      expose_headers: rule.exposeHeaders,
      max_age_seconds: rule.maxAgeSeconds,
    })),
  });
  return [
    ...(config.lifecycleRule.length > 0 ? [lifecycle] : []),
    ...(config.corsRule.length > 0 ? [cors] : []),
  ];
}

const NEW_OBJECTS = ['s3:ObjectCreated:*'];

const to = (type: string, nodes: readonly DesignNode[]) =>
  nodes.map(({ name }) => Reference.to(type, name));

/** What edges to other nodes make. */
function edgeBlocks(
  { name }: DesignNode<S3Config>,
  bucket: Reference,
  context: TerraformContext,
): HclBlock[] {
  const queues = context.targets('SQS');
  const topics = context.targets('SNS');
  const functions = context.targets('LAMBDA');
  const keys = [...queues, ...topics].flatMap(target =>
    context.neighboursOf(target).sources('KMS'),
  );
  const [logs] = context.targets('S3');
  const notification = resource('aws_s3_bucket_notification', name, {
    bucket,
    // S3 tries whether it may send when the notification is made.
    depends_on: [
      ...to('aws_sqs_queue_policy', queues),
      ...to('aws_sns_topic_policy', topics),
      ...to('aws_kms_key_policy', keys),
      ...functions.map(called => eventPermission(called.name, name)),
    ],
    lambda_function: NestedBlock.each(functions, called => ({
      lambda_function_arn: functionArn(called.name),
      events: NEW_OBJECTS,
    })),
    queue: NestedBlock.each(queues, queue => ({
      queue_arn: queueArn(queue.name),
      events: NEW_OBJECTS,
    })),
    topic: NestedBlock.each(topics, topic => ({
      topic_arn: topicArn(topic.name),
      events: NEW_OBJECTS,
    })),
  });
  return [
    ...(queues.length + topics.length + functions.length > 0
      ? [notification]
      : []),
    ...(logs
      ? [
          resource('aws_s3_bucket_logging', name, {
            bucket,
            target_bucket: Reference.to('aws_s3_bucket', logs.name, 'id'),
            target_prefix: `${name}/`,
          }),
        ]
      : []),
  ];
}

function encryptionBlock(
  { name, config }: DesignNode<S3Config>,
  bucket: Reference,
  context: TerraformContext,
): HclBlock {
  const [key] = context.sources('KMS');
  const encryption = config.serverSideEncryptionConfiguration;
  const algorithm = encryption.sseAlgorithm ?? (key ? 'aws:kms' : 'AES256');
  return resource('aws_s3_bucket_server_side_encryption_configuration', name, {
    bucket,
    rule: NestedBlock.of({
      bucket_key_enabled:
        algorithm === 'aws:kms' ? encryption.bucketKeyEnabled : undefined,
      apply_server_side_encryption_by_default: NestedBlock.of({
        sse_algorithm: algorithm,
        kms_master_key_id: key ? keyArn(key.name) : encryption.kmsMasterKeyId,
      }),
    }),
  });
}

export function terraform(
  node: DesignNode<S3Config>,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const bucket = Reference.to('aws_s3_bucket', name, 'id');
  return [
    resource('aws_s3_bucket', name, {
      bucket: config.bucket,
      bucket_prefix:
        config.bucket === undefined
          ? `${physicalName(context.prefix, name, LONGEST_PREFIX - 1)}-`
          : undefined,
      force_destroy: config.forceDestroy,
      object_lock_enabled: config.objectLockEnabled || undefined,
      tags: context.tags(config.tags),
    }),
    resource('aws_s3_bucket_public_access_block', name, {
      bucket,
      block_public_acls: config.blockPublicAcls,
      block_public_policy: config.blockPublicPolicy,
      ignore_public_acls: config.ignorePublicAcls,
      restrict_public_buckets: config.restrictPublicBuckets,
    }),
    resource('aws_s3_bucket_ownership_controls', name, {
      bucket,
      rule: NestedBlock.of({ object_ownership: 'BucketOwnerEnforced' }),
    }),
    resource('aws_s3_bucket_versioning', name, {
      bucket,
      versioning_configuration: NestedBlock.of({
        status: config.versioningConfiguration.status,
      }),
    }),
    encryptionBlock(node, bucket, context),
    resource('aws_s3_bucket_policy', name, {
      bucket,
      policy: policyDocument([
        denyWithoutTls('s3:*', [bucketArn(name), objectsArn(name)]),
        ...context.admitted.map(allow),
      ]),
    }),
    ...ruleBlocks(node, bucket),
    ...edgeBlocks(node, bucket, context),
  ];
}
