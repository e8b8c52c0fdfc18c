import type { IamNeeds } from '../../iam/IamNeeds';
import { ours, toBeOurs } from '../../iam/ours';

const DISTRIBUTIONS = ['arn:aws:cloudfront::${Account}:distribution/*'];
const ACCESS_CONTROLS = [
  'arn:aws:cloudfront::${Account}:origin-access-control/*',
];

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['cloudfront:CreateDistribution'],
    on: { everything: 'a distribution has no ARN before it is made' },
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: ['cloudfront:CreateOriginAccessControl'],
    on: { everything: 'an origin access control has no ARN before it is made' },
  },
  {
    for: 'read',
    actions: ['cloudfront:GetDistribution', 'cloudfront:ListTagsForResource'],
    on: DISTRIBUTIONS,
  },
  {
    for: 'read',
    actions: ['cloudfront:GetOriginAccessControl'],
    on: ACCESS_CONTROLS,
  },
  {
    for: 'update',
    actions: ['cloudfront:UpdateDistribution'],
    on: DISTRIBUTIONS,
    condition: ours,
  },
  {
    for: 'update',
    // It has no tags.
    actions: ['cloudfront:UpdateOriginAccessControl'],
    on: ACCESS_CONTROLS,
  },
  {
    for: 'tag',
    actions: ['cloudfront:TagResource'],
    on: DISTRIBUTIONS,
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['cloudfront:TagResource', 'cloudfront:UntagResource'],
    on: DISTRIBUTIONS,
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['cloudfront:DeleteDistribution'],
    on: DISTRIBUTIONS,
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['cloudfront:DeleteOriginAccessControl'],
    on: ACCESS_CONTROLS,
  },
];
