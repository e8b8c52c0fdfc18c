import { Reference } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import { keyUse } from '../kms/keyUse';
import { queueArn } from '../sqs/connections';
import type { SqsConfig } from '../sqs/schema';
import { ownKey, type SnsConfig } from './schema';

export const topicArn = (name: string) =>
  Reference.to('aws_sns_topic', name, 'arn');

const usedByCompute: Connection<object, SnsConfig> = {
  meaning: 'Publishes messages to the topic.',
  allows: ({ name, config }) => [
    { actions: ['sns:Publish'], resources: [topicArn(name)] },
    ...keyUse(ownKey(config)),
  ],
};

const tellsQueue: Connection<SnsConfig, SqsConfig> = {
  meaning: 'The queue gets every message of the topic.',
  admits: (source, target) => [
    {
      actions: ['sqs:SendMessage'],
      resources: [queueArn(target.name)],
      services: ['sns.amazonaws.com'],
      conditions: [['ArnEquals', 'aws:SourceArn', topicArn(source.name)]],
    },
  ],
  refuses: ({ config: topic }, { config: queue }) => {
    if (queue.fifoQueue && !topic.fifoTopic) {
      return {
        message: 'only a FIFO topic sends to a FIFO queue',
        mend: 'Set fifoTopic of the topic to true, or lead the edge to a queue without fifoQueue.',
      };
    }
    return queue.kmsMasterKeyId === 'alias/aws/sqs'
      ? {
          message: "SNS may not use AWS's own key alias/aws/sqs",
          mend: 'Leave kmsMasterKeyId of the queue out, or name a key of your own.',
        }
      : undefined;
  },
};

export const connections: Connections = {
  to: { SQS: tellsQueue },
  from: Object.fromEntries(computeTypes.map(id => [id, usedByCompute])),
};
