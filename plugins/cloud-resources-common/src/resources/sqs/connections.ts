import { Reference } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import { keyUse } from '../kms/keyUse';
import type { SqsConfig } from './schema';

export const queueArn = (name: string) =>
  Reference.to('aws_sqs_queue', name, 'arn');

const deadLetters: Connection<SqsConfig, SqsConfig> = {
  meaning: 'Messages that were tried too often go to the other queue.',
  atMost: 1,
  refuses: ({ config: source }, { config: target }) =>
    source.fifoQueue === target.fifoQueue
      ? undefined
      : {
          message: 'a FIFO queue hands on to a FIFO queue only, and others not',
          mend: 'Set fifoQueue alike in both.',
        },
};

const usedByCompute: Connection<object, SqsConfig> = {
  meaning: 'Sends, receives and deletes messages of the queue.',
  allows: ({ name, config }) => [
    {
      actions: [
        'sqs:SendMessage',
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
      ],
      resources: [queueArn(name)],
    },
    ...keyUse(config.kmsMasterKeyId),
  ],
};

export const connections: Connections = {
  to: { SQS: deadLetters },
  from: Object.fromEntries(computeTypes.map(id => [id, usedByCompute])),
};
