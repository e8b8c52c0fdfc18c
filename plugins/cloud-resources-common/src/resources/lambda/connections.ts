import type { DesignNode } from '../../design/Design';
import { Reference, Template } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import type { PolicyStatement } from '../PolicyStatement';
import { objectsArn } from '../s3/connections';
import { queueArn } from '../sqs/connections';
import type { SqsConfig } from '../sqs/schema';
import type { LambdaConfig } from './schema';

export const functionArn = (name: string) =>
  Reference.to('aws_lambda_function', name, 'arn');

/** Of what an edge makes beside a function; no label becomes a name with two underscores. */
export const eventName = (to: string, from: string) => `${to}__${from}`;

/** What lets the source of events call the function. */
export const eventPermission = (to: string, from: string) =>
  Reference.to('aws_lambda_permission', eventName(to, from));

export const streamArn = (table: string) =>
  Reference.to('aws_dynamodb_table', table, 'stream_arn');

const calledByCompute: Connection<object, LambdaConfig> = {
  meaning: 'Calls the function.',
  allows: ({ name }) => [
    {
      actions: ['lambda:InvokeFunction'],
      resources: [functionArn(name), Template.of(functionArn(name), ':*')],
    },
  ],
};

const newObjects: Connection<object, LambdaConfig> = {
  meaning: 'Every new object calls the function, which may read it.',
  allowsTarget: ({ name }) => [
    { actions: ['s3:GetObject'], resources: [objectsArn(name)] },
  ],
};

const notifications: Connection<object, LambdaConfig> = {
  meaning: 'Every message calls the function.',
};

/** The most that Lambda takes from a FIFO queue at once. */
const FIFO_BATCH = 10;

const messages: Connection<SqsConfig, LambdaConfig> = {
  meaning: 'Messages call the function, several at once.',
  allowsTarget: ({ name }) => [
    {
      actions: [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
      ],
      resources: [queueArn(name)],
    },
  ],
  refuses: ({ config: queue }, { config }) => {
    if (queue.visibilityTimeoutSeconds < config.timeout) {
      return {
        message: `the function may take ${config.timeout} s, and the queue shows a message again after ${queue.visibilityTimeoutSeconds} s`,
        mend: `Set visibilityTimeoutSeconds of the queue to ${
          6 * config.timeout
        }, or timeout of the function lower.`,
      };
    }
    return queue.fifoQueue && (config.batchSize ?? 0) > FIFO_BATCH
      ? {
          message: `a FIFO queue gives at most ${FIFO_BATCH} messages at once`,
          mend: `Set batchSize of the function to ${FIFO_BATCH} or less.`,
        }
      : undefined;
  },
};

function readsStream({ name }: DesignNode): PolicyStatement[] {
  return [
    {
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
      ],
      resources: [streamArn(name)],
    },
    {
      actions: ['dynamodb:ListStreams'],
      resources: [
        Template.of(
          Reference.to('aws_dynamodb_table', name, 'arn'),
          '/stream/*',
        ),
      ],
    },
  ];
}

const changes: Connection<{ streamEnabled?: boolean }, LambdaConfig> = {
  meaning: 'Every change of the table calls the function.',
  allowsTarget: readsStream,
  refuses: ({ config }) =>
    config.streamEnabled === true
      ? undefined
      : {
          message: 'the table has no stream of its changes',
          mend: 'Set streamEnabled of the table to true.',
        },
};

export const connections: Connections = {
  from: {
    ...Object.fromEntries(computeTypes.map(id => [id, calledByCompute])),
    DYNAMODB: changes,
    S3: newObjects,
    SNS: notifications,
    SQS: messages,
  },
};
