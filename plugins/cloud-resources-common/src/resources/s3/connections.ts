import { Reference, Template } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import { topicArn } from '../sns/connections';
import type { SnsConfig } from '../sns/schema';
import { queueArn } from '../sqs/connections';
import type { SqsConfig } from '../sqs/schema';
import { keyUse } from '../kms/keyUse';
import type { S3Config } from './schema';

export const bucketArn = (name: string) =>
  Reference.to('aws_s3_bucket', name, 'arn');

export const objectsArn = (name: string) => Template.of(bucketArn(name), '/*');

const account = Reference.to(
  'data',
  'aws_caller_identity',
  'base',
  'account_id',
);

const usedByCompute: Connection<object, S3Config> = {
  meaning: 'Lists, reads, writes and deletes objects of the bucket.',
  allows: ({ name, config }) => [
    {
      actions: ['s3:ListBucket', 's3:GetBucketLocation'],
      resources: [bucketArn(name)],
    },
    {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [objectsArn(name)],
    },
    ...keyUse(config.serverSideEncryptionConfiguration.kmsMasterKeyId),
  ],
};

const tellsQueue: Connection<S3Config, SqsConfig> = {
  meaning: 'Every new object is told to the queue.',
  admits: (source, target) => [
    {
      actions: ['sqs:SendMessage'],
      resources: [queueArn(target.name)],
      services: ['s3.amazonaws.com'],
      conditions: [
        ['ArnEquals', 'aws:SourceArn', bucketArn(source.name)],
        ['StringEquals', 'aws:SourceAccount', account],
      ],
    },
  ],
  refuses: (_, { config }) => {
    if (config.fifoQueue) {
      return {
        message: 'S3 sends no events to a FIFO queue',
        mend: 'Lead the edge to a queue without fifoQueue.',
      };
    }
    return config.kmsMasterKeyId === 'alias/aws/sqs'
      ? {
          message: "S3 may not use AWS's own key alias/aws/sqs",
          mend: 'Leave kmsMasterKeyId out, or name a key of your own.',
        }
      : undefined;
  },
};

const tellsTopic: Connection<S3Config, SnsConfig> = {
  meaning: 'Every new object is told to the topic.',
  admits: (source, target) => [
    {
      actions: ['sns:Publish'],
      resources: [topicArn(target.name)],
      services: ['s3.amazonaws.com'],
      conditions: [
        ['ArnEquals', 'aws:SourceArn', bucketArn(source.name)],
        ['StringEquals', 'aws:SourceAccount', account],
      ],
    },
  ],
  refuses: (_, { config }) =>
    config.fifoTopic
      ? {
          message: 'S3 sends no events to a FIFO topic',
          mend: 'Lead the edge to a topic without fifoTopic.',
        }
      : undefined,
};

/** Whether nothing says that KMS encrypts it; a key that leads to it may. */
const isPlain = ({ serverSideEncryptionConfiguration: encryption }: S3Config) =>
  (encryption.sseAlgorithm ?? 'AES256') === 'AES256';

const logsTo: Connection<S3Config, S3Config> = {
  meaning: 'Who used the bucket is logged into the other one.',
  atMost: 1,
  admits: (source, target) => [
    {
      actions: ['s3:PutObject'],
      resources: [objectsArn(target.name)],
      services: ['logging.s3.amazonaws.com'],
      conditions: [
        ['ArnEquals', 'aws:SourceArn', bucketArn(source.name)],
        ['StringEquals', 'aws:SourceAccount', account],
      ],
    },
  ],
  refuses: (_, { config }) =>
    isPlain(config) && !config.objectLockEnabled
      ? undefined
      : {
          message:
            'a bucket for logs is encrypted with AES256 and has no object lock',
          mend: 'Set sseAlgorithm to AES256 and objectLockEnabled to false in it.',
        },
};

export const connections: Connections = {
  to: { SQS: tellsQueue, SNS: tellsTopic, S3: logsTo },
  from: Object.fromEntries(computeTypes.map(id => [id, usedByCompute])),
};
