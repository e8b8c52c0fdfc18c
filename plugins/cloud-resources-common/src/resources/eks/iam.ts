import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { launchNeeds } from '../../iam/launchNeeds';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';
import { logNeeds } from '../../iam/logNeeds';
import { roleNeeds } from '../../iam/roleNeeds';
import { iam as keyNeeds } from '../kms/iam';
import { CLUSTER_POLICY, NODE_POLICIES } from './policies';
import { ours, toBeOurs } from '../../iam/ours';

const eks = (kind: string) => `arn:aws:eks:\${Region}:\${Account}:${kind}`;

const OURS = [
  eks('access-entry/${Prefix}-*/*/*/*/*'),
  eks('cluster/${Prefix}-*'),
  eks('nodegroup/${Prefix}-*/*/*'),
];

const attachmentNeeds: IamNeeds = [
  {
    for: 'update',
    actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
    on: ['arn:aws:iam::${Account}:role/${Prefix}-*'],
    condition: {
      ArnEquals: {
        'iam:PolicyARN': [CLUSTER_POLICY, ...Object.values(NODE_POLICIES)],
      },
    },
  },
];

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['eks:CreateCluster'],
    on: { everything: 'a cluster has no ARN before it is made' },
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: [
      'eks:AssociateAccessPolicy',
      'eks:CreateAccessEntry',
      'eks:CreateNodegroup',
    ],
    on: OURS,
  },
  linkedRoleNeed('eks.amazonaws.com'),
  linkedRoleNeed('eks-nodegroup.amazonaws.com'),
  {
    for: 'create',
    actions: ['kms:CreateGrant'],
    on: ['arn:aws:kms:${Region}:${Account}:key/*'],
    condition: ours,
  },
  {
    for: 'read',
    actions: [
      'eks:DescribeAccessEntry',
      'eks:DescribeCluster',
      'eks:DescribeNodegroup',
      'eks:DescribeUpdate',
      'eks:ListAssociatedAccessPolicies',
      'eks:ListTagsForResource',
    ],
    on: OURS,
  },
  {
    for: 'update',
    actions: [
      'eks:UpdateAccessEntry',
      'eks:UpdateClusterConfig',
      'eks:UpdateClusterVersion',
      'eks:UpdateNodegroupConfig',
      'eks:UpdateNodegroupVersion',
    ],
    on: OURS,
  },
  {
    for: 'tag',
    actions: ['eks:TagResource', 'eks:UntagResource'],
    on: OURS,
  },
  {
    for: 'delete',
    actions: [
      'eks:DeleteAccessEntry',
      'eks:DeleteCluster',
      'eks:DeleteNodegroup',
      'eks:DisassociateAccessPolicy',
    ],
    on: OURS,
  },
  ...attachmentNeeds,
  ...keyNeeds,
  ...launchNeeds,
  ...logNeeds,
  ...groupNeeds,
  ...roleNeeds('eks.amazonaws.com'),
  ...roleNeeds('ec2.amazonaws.com'),
];
