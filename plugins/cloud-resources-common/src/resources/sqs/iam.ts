import type { IamNeeds } from '../../iam/IamNeeds';

const QUEUES = ['arn:aws:sqs:${Region}:${Account}:${Prefix}-*'];

export const iam: IamNeeds = [
  { for: 'create', actions: ['sqs:CreateQueue'], on: QUEUES },
  {
    for: 'read',
    actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ListQueueTags'],
    on: QUEUES,
  },
  { for: 'update', actions: ['sqs:SetQueueAttributes'], on: QUEUES },
  { for: 'tag', actions: ['sqs:TagQueue', 'sqs:UntagQueue'], on: QUEUES },
  { for: 'delete', actions: ['sqs:DeleteQueue'], on: QUEUES },
];
