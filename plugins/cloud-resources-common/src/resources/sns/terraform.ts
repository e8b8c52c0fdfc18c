import type { DesignNode } from '../../design/Design';
import { digestOf } from '../../design/digestOf';
import { Call, Reference, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { keyArn } from '../kms/connections';
import { physicalName } from '../physicalName';
import { allow, denyWithoutTls, policyDocument } from '../policyDocument';
import { queueArn } from '../sqs/connections';
import { topicArn } from './connections';
import { ownKey, type SnsConfig } from './schema';

type Node = DesignNode<SnsConfig>;

function topicName({ name, config }: Node, prefix: string): string {
  const suffix = config.fifoTopic ? '.fifo' : '';
  return (
    config.name ?? `${physicalName(prefix, name, 256 - suffix.length)}${suffix}`
  );
}

/** By protocol and address, so that one more or one less changes no other. No label becomes a name with two underscores. */
function subscriptionBlocks({ name, config }: Node): HclBlock[] {
  return config.subscription.map(({ protocol, endpoint, ...rest }) =>
    resource(
      'aws_sns_topic_subscription',
      `${name}__${digestOf(`${protocol} ${endpoint}`)}`,
      {
        topic_arn: topicArn(name),
        protocol,
        endpoint,
        filter_policy:
          rest.filterPolicy && Call.of('jsonencode', rest.filterPolicy),
        filter_policy_scope: rest.filterPolicyScope,
        raw_message_delivery: rest.rawMessageDelivery || undefined,
      },
    ),
  );
}

function queueBlocks(
  { name, config }: Node,
  context: TerraformContext,
): HclBlock[] {
  return context.targets('SQS').map(queue =>
    resource('aws_sns_topic_subscription', `${name}__to_${queue.name}`, {
      topic_arn: topicArn(name),
      protocol: 'sqs',
      endpoint: queueArn(queue.name),
      raw_message_delivery: config.rawMessageDelivery,
      // Messages sent before the queue lets the topic in are lost.
      depends_on: [Reference.to('aws_sqs_queue_policy', queue.name)],
    }),
  );
}

export function terraform(
  node: Node,
  context: TerraformContext,
): readonly HclBlock[] {
  const { name, config } = node;
  const [key] = context.sources('KMS');
  return [
    resource('aws_sns_topic', name, {
      name: topicName(node, context.prefix),
      display_name: config.displayName,
      fifo_topic: config.fifoTopic || undefined,
      content_based_deduplication: config.contentBasedDeduplication,
      fifo_throughput_scope: config.fifoThroughputScope,
      kms_master_key_id: key ? keyArn(key.name) : ownKey(config),
      signature_version: config.signatureVersion,
      tracing_config: config.tracingConfig,
      tags: context.tags(config.tags),
    }),
    resource('aws_sns_topic_policy', name, {
      arn: topicArn(name),
      policy: policyDocument([
        // SNS knows no sns:* in the policy of a topic.
        denyWithoutTls('sns:Publish', [topicArn(name)]),
        ...context.admitted.map(allow),
      ]),
    }),
    ...subscriptionBlocks(node),
    ...queueBlocks(node, context),
  ];
}
