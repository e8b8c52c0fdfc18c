import type { IamNeeds } from '../../iam/IamNeeds';
import { keyNeed } from '../../iam/keyNeed';

const TABLES = ['arn:aws:dynamodb:${Region}:${Account}:table/${Prefix}-*'];

export const iam: IamNeeds = [
  { for: 'create', actions: ['dynamodb:CreateTable'], on: TABLES },
  keyNeed('dynamodb'),
  {
    for: 'read',
    actions: [
      'dynamodb:DescribeContinuousBackups',
      'dynamodb:DescribeTable',
      'dynamodb:DescribeTimeToLive',
      'dynamodb:ListTagsOfResource',
    ],
    on: TABLES,
  },
  {
    for: 'update',
    actions: [
      'dynamodb:UpdateContinuousBackups',
      'dynamodb:UpdateTable',
      'dynamodb:UpdateTimeToLive',
    ],
    on: TABLES,
  },
  {
    for: 'tag',
    actions: ['dynamodb:TagResource', 'dynamodb:UntagResource'],
    on: TABLES,
  },
  { for: 'delete', actions: ['dynamodb:DeleteTable'], on: TABLES },
];
