import type { IamNeeds } from './IamNeeds';

const GROUPS = ['arn:aws:ec2:${Region}:${Account}:security-group/*'];
const RULES = ['arn:aws:ec2:${Region}:${Account}:security-group-rule/*'];

const ours = { StringEquals: { 'aws:ResourceTag/ManagedBy': '${ManagedBy}' } };
const toBeOurs = {
  StringEquals: { 'aws:RequestTag/ManagedBy': '${ManagedBy}' },
};

/** A group of our own and rules of both directions. */
export const groupNeeds: IamNeeds = [
  {
    for: 'create',
    actions: ['ec2:CreateSecurityGroup'],
    on: GROUPS,
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: ['ec2:CreateSecurityGroup'],
    on: ['arn:aws:ec2:${Region}:${Account}:vpc/*'],
  },
  {
    for: 'read',
    actions: [
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroupRules',
      'ec2:DescribeSecurityGroups',
    ],
    on: { everything: 'EC2 describes all resources of a region or none' },
  },
  {
    for: 'update',
    actions: [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:ModifySecurityGroupRules',
      'ec2:RevokeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
    ],
    on: GROUPS,
    condition: ours,
  },
  {
    for: 'update',
    // A rule gets its tags as it is made.
    actions: [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
    ],
    on: RULES,
    condition: toBeOurs,
  },
  {
    for: 'update',
    actions: ['ec2:ModifySecurityGroupRules'],
    on: RULES,
    condition: ours,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: [...GROUPS, ...RULES],
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: [...GROUPS, ...RULES],
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:DeleteSecurityGroup'],
    on: GROUPS,
    condition: ours,
  },
];
