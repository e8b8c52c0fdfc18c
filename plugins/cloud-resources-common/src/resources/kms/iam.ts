import type { IamNeeds } from '../../iam/IamNeeds';
import { ours, toBeOurs } from '../../iam/ours';

const KEYS = ['arn:aws:kms:${Region}:${Account}:key/*'];
const ALIASES = ['arn:aws:kms:${Region}:${Account}:alias/${Prefix}-*'];

/** Keys have ids that AWS chooses; what is ours is told by its tag. */
export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['kms:CreateKey'],
    on: { everything: 'a key has no ARN before it is made' },
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: ['kms:CreateAlias'],
    on: ALIASES,
  },
  {
    for: 'create',
    actions: ['kms:CreateAlias'],
    on: KEYS,
    condition: ours,
  },
  {
    for: 'read',
    actions: ['kms:ListAliases'],
    on: { everything: 'KMS lists all aliases of a region or none' },
  },
  {
    for: 'read',
    actions: [
      'kms:DescribeKey',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListResourceTags',
    ],
    on: KEYS,
    condition: ours,
  },
  {
    for: 'update',
    actions: [
      'kms:DisableKey',
      'kms:DisableKeyRotation',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:PutKeyPolicy',
      'kms:UpdateKeyDescription',
    ],
    on: KEYS,
    condition: ours,
  },
  { for: 'update', actions: ['kms:UpdateAlias'], on: ALIASES },
  {
    for: 'update',
    actions: ['kms:UpdateAlias'],
    on: KEYS,
    condition: ours,
  },
  {
    for: 'tag',
    actions: ['kms:TagResource'],
    on: KEYS,
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['kms:TagResource', 'kms:UntagResource'],
    on: KEYS,
    condition: ours,
  },
  { for: 'delete', actions: ['kms:DeleteAlias'], on: ALIASES },
  {
    for: 'delete',
    actions: ['kms:DeleteAlias', 'kms:ScheduleKeyDeletion'],
    on: KEYS,
    condition: ours,
  },
];
