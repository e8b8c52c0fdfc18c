import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';
import { logNeeds } from '../../iam/logNeeds';
import { roleNeeds } from '../../iam/roleNeeds';

const FUNCTION = 'arn:aws:lambda:${Region}:${Account}:function:${Prefix}-*';
const FUNCTIONS = [FUNCTION];
const MAPPINGS = ['arn:aws:lambda:${Region}:${Account}:event-source-mapping:*'];
const TOPICS = ['arn:aws:sns:${Region}:${Account}:${Prefix}-*'];

/** An HTTP API has an id of AWS's, so no name of ours is in its ARN. */
const APIS = [
  'arn:aws:apigateway:${Region}::/apis',
  'arn:aws:apigateway:${Region}::/apis/*',
  'arn:aws:apigateway:${Region}::/tags/*',
];

const ofOurFunctions = { ArnLike: { 'lambda:FunctionArn': FUNCTION } };

const functionNeeds: IamNeeds = [
  {
    for: 'create',
    actions: ['lambda:AddPermission', 'lambda:CreateFunction'],
    on: FUNCTIONS,
  },
  {
    for: 'read',
    actions: [
      'lambda:GetFunction',
      'lambda:GetFunctionCodeSigningConfig',
      'lambda:GetPolicy',
      'lambda:ListTags',
      'lambda:ListVersionsByFunction',
    ],
    on: FUNCTIONS,
  },
  {
    for: 'update',
    actions: [
      'lambda:DeleteFunctionConcurrency',
      'lambda:PutFunctionConcurrency',
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionConfiguration',
    ],
    on: FUNCTIONS,
  },
  {
    for: 'tag',
    actions: ['lambda:TagResource', 'lambda:UntagResource'],
    on: FUNCTIONS,
  },
  {
    for: 'delete',
    actions: ['lambda:DeleteFunction', 'lambda:RemovePermission'],
    on: FUNCTIONS,
  },
];

const eventNeeds: IamNeeds = [
  {
    for: 'create',
    actions: ['lambda:CreateEventSourceMapping'],
    on: { everything: 'an event source mapping has no ARN before it is made' },
    condition: ofOurFunctions,
  },
  {
    for: 'update',
    actions: [
      'lambda:DeleteEventSourceMapping',
      'lambda:GetEventSourceMapping',
      'lambda:UpdateEventSourceMapping',
    ],
    on: MAPPINGS,
    condition: ofOurFunctions,
  },
  {
    for: 'tag',
    actions: ['lambda:ListTags', 'lambda:TagResource', 'lambda:UntagResource'],
    on: MAPPINGS,
  },
  {
    for: 'create',
    actions: ['sns:Subscribe'],
    on: TOPICS,
  },
  {
    for: 'delete',
    actions: ['sns:Unsubscribe'],
    on: TOPICS,
  },
  {
    for: 'read',
    actions: ['sns:GetSubscriptionAttributes'],
    on: TOPICS,
  },
];

const apiNeeds: IamNeeds = [
  linkedRoleNeed('ops.apigateway.amazonaws.com'),
  { for: 'create', actions: ['apigateway:POST'], on: APIS },
  { for: 'read', actions: ['apigateway:GET'], on: APIS },
  { for: 'update', actions: ['apigateway:PATCH'], on: APIS },
  { for: 'tag', actions: ['apigateway:PUT'], on: APIS },
  { for: 'delete', actions: ['apigateway:DELETE'], on: APIS },
  {
    for: 'update',
    // API Gateway has its access log delivered with the rights of whoever sets it up.
    actions: [
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:DescribeResourcePolicies',
      'logs:GetLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:UpdateLogDelivery',
    ],
    on: { everything: 'a delivery of logs has no ARN that could be named' },
  },
];

export const iam: IamNeeds = [
  ...functionNeeds,
  ...eventNeeds,
  ...apiNeeds,
  ...logNeeds,
  ...groupNeeds,
  ...roleNeeds('lambda.amazonaws.com'),
];
