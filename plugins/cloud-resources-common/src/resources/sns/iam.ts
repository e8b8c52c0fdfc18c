import type { IamNeeds } from '../../iam/IamNeeds';

/** The ARN of a subscription begins with that of its topic. */
const TOPICS = ['arn:aws:sns:${Region}:${Account}:${Prefix}-*'];

export const iam: IamNeeds = [
  { for: 'create', actions: ['sns:CreateTopic', 'sns:Subscribe'], on: TOPICS },
  {
    for: 'read',
    actions: [
      'sns:GetSubscriptionAttributes',
      'sns:GetTopicAttributes',
      'sns:ListTagsForResource',
    ],
    on: TOPICS,
  },
  {
    for: 'update',
    actions: ['sns:SetSubscriptionAttributes', 'sns:SetTopicAttributes'],
    on: TOPICS,
  },
  { for: 'tag', actions: ['sns:TagResource', 'sns:UntagResource'], on: TOPICS },
  {
    for: 'delete',
    actions: ['sns:DeleteTopic', 'sns:Unsubscribe'],
    on: TOPICS,
  },
];
