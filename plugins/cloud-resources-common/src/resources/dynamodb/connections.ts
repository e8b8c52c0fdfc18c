import { Reference, Template } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import { keyUse } from '../kms/keyUse';
import type { DynamodbConfig } from './schema';

export const tableArn = (name: string) =>
  Reference.to('aws_dynamodb_table', name, 'arn');

const usedByCompute: Connection<object, DynamodbConfig> = {
  meaning: 'Reads, writes and deletes items of the table.',
  allows: ({ name, config }) => [
    {
      actions: [
        'dynamodb:BatchGetItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:UpdateItem',
      ],
      resources: [tableArn(name)],
    },
    ...(config.globalSecondaryIndex.length + config.localSecondaryIndex.length >
    0
      ? [
          {
            actions: ['dynamodb:Query', 'dynamodb:Scan'],
            resources: [Template.of(tableArn(name), '/index/*')],
          },
        ]
      : []),
    ...keyUse(config.serverSideEncryption?.kmsKeyArn),
  ],
};

export const connections: Connections = {
  from: Object.fromEntries(computeTypes.map(id => [id, usedByCompute])),
};
