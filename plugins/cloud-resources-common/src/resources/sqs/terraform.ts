import type { DesignNode } from '../../design/Design';
import { Call, Reference, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { keyArn } from '../kms/connections';
import { physicalName } from '../physicalName';
import { allow, denyWithoutTls, policyDocument } from '../policyDocument';
import { queueArn } from './connections';
import type { SqsConfig } from './schema';

function queueName(
  { name, config }: DesignNode<SqsConfig>,
  prefix: string,
): string {
  const suffix = config.fifoQueue ? '.fifo' : '';
  return (
    config.name ?? `${physicalName(prefix, name, 80 - suffix.length)}${suffix}`
  );
}

export function terraform(
  node: DesignNode<SqsConfig>,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const [deadLetters] = context.targets('SQS');
  const [key] = context.sources('KMS');
  const keyId = key ? keyArn(key.name) : config.kmsMasterKeyId;
  return [
    resource('aws_sqs_queue', name, {
      name: queueName(node, context.prefix),
      fifo_queue: config.fifoQueue || undefined,
      content_based_deduplication: config.contentBasedDeduplication,
      deduplication_scope: config.deduplicationScope,
      fifo_throughput_limit: config.fifoThroughputLimit,
      delay_seconds: config.delaySeconds,
      max_message_size: config.maxMessageSize,
      message_retention_seconds: config.messageRetentionSeconds,
      receive_wait_time_seconds: config.receiveWaitTimeSeconds,
      visibility_timeout_seconds: config.visibilityTimeoutSeconds,
      sqs_managed_sse_enabled:
        keyId === undefined ? config.sqsManagedSseEnabled ?? true : undefined,
      kms_master_key_id: keyId,
      kms_data_key_reuse_period_seconds: config.kmsDataKeyReusePeriodSeconds,
      redrive_policy:
        deadLetters &&
        Call.of('jsonencode', {
          deadLetterTargetArn: queueArn(deadLetters.name),
          maxReceiveCount: config.maxReceiveCount,
        }),
      tags: context.tags(config.tags),
    }),
    resource('aws_sqs_queue_policy', name, {
      queue_url: Reference.to('aws_sqs_queue', name, 'url'),
      policy: policyDocument([
        denyWithoutTls('sqs:*', [queueArn(name)]),
        ...context.admitted.map(allow),
      ]),
    }),
  ];
}
