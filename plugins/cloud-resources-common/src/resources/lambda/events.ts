import type { DesignNode } from '../../design/Design';
import { Reference, resource, type HclBlock, type HclValue } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { bucketArn } from '../s3/connections';
import { queueArn } from '../sqs/connections';
import { eventName, functionArn, streamArn } from './connections';
import type { LambdaConfig } from './schema';

type Node = DesignNode<LambdaConfig>;

/** Up to here a queue need not be waited for (Lambda developer guide, "SQS event source"). */
const BATCH_AT_ONCE = 10;

/** Lets a service call the function for one thing of ours. */
export const permissionBlock = (
  name: string,
  label: string,
  service: string,
  sourceArn: HclValue,
): HclBlock =>
  resource('aws_lambda_permission', label, {
    action: 'lambda:InvokeFunction',
    function_name: Reference.to('aws_lambda_function', name, 'function_name'),
    principal: service,
    source_arn: sourceArn,
    // Another account could make a bucket of the name when ours is gone.
    source_account:
      service === 's3.amazonaws.com'
        ? Reference.to('data', 'aws_caller_identity', 'base', 'account_id')
        : undefined,
  });

const topicArn = (name: string) => Reference.to('aws_sns_topic', name, 'arn');

function topicBlocks({ name }: Node, topic: DesignNode): HclBlock[] {
  const label = eventName(name, topic.name);
  return [
    permissionBlock(name, label, 'sns.amazonaws.com', topicArn(topic.name)),
    resource('aws_sns_topic_subscription', label, {
      topic_arn: topicArn(topic.name),
      protocol: 'lambda',
      endpoint: functionArn(name),
      depends_on: [Reference.to('aws_lambda_permission', label)],
    }),
  ];
}

function queueBlock(
  { name, config: { batchSize } }: Node,
  queue: DesignNode,
  context: TerraformContext,
): HclBlock {
  return resource(
    'aws_lambda_event_source_mapping',
    eventName(name, queue.name),
    {
      event_source_arn: queueArn(queue.name),
      function_name: functionArn(name),
      batch_size: batchSize,
      maximum_batching_window_in_seconds:
        batchSize !== undefined && batchSize > BATCH_AT_ONCE ? 1 : undefined,
      tags: context.tags(),
    },
  );
}

function tableBlock(
  { name, config: { batchSize } }: Node,
  table: DesignNode,
  context: TerraformContext,
): HclBlock {
  return resource(
    'aws_lambda_event_source_mapping',
    eventName(name, table.name),
    {
      event_source_arn: streamArn(table.name),
      function_name: functionArn(name),
      starting_position: 'LATEST',
      batch_size: batchSize,
      tags: context.tags(),
    },
  );
}

/** What edges from sources of events make; the notification of a bucket stands with the bucket. */
export function eventBlocks(node: Node, context: TerraformContext): HclBlock[] {
  return [
    ...context
      .sources('S3')
      .map(bucket =>
        permissionBlock(
          node.name,
          eventName(node.name, bucket.name),
          's3.amazonaws.com',
          bucketArn(bucket.name),
        ),
      ),
    ...context.sources('SNS').flatMap(topic => topicBlocks(node, topic)),
    ...context.sources('SQS').map(queue => queueBlock(node, queue, context)),
    ...context
      .sources('DYNAMODB')
      .map(table => tableBlock(node, table, context)),
  ];
}
