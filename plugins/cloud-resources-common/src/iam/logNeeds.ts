import type { IamNeeds } from './IamNeeds';

/** `/aws/lambda/cloudforge-resize`: ours under whatever AWS service. */
const GROUPS = ['arn:aws:logs:${Region}:${Account}:log-group:/*/${Prefix}-*'];

/** A log group of our own with a retention. */
export const logNeeds: IamNeeds = [
  { for: 'create', actions: ['logs:CreateLogGroup'], on: GROUPS },
  {
    for: 'read',
    actions: ['logs:DescribeLogGroups'],
    on: { everything: 'CloudWatch Logs lists all groups of a region or none' },
  },
  { for: 'read', actions: ['logs:ListTagsForResource'], on: GROUPS },
  {
    for: 'update',
    actions: ['logs:DeleteRetentionPolicy', 'logs:PutRetentionPolicy'],
    on: GROUPS,
  },
  {
    for: 'tag',
    actions: ['logs:TagResource', 'logs:UntagResource'],
    on: GROUPS,
  },
  { for: 'delete', actions: ['logs:DeleteLogGroup'], on: GROUPS },
];
