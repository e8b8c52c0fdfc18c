import type { IamNeeds } from './IamNeeds';
import { ec2Arns } from './ec2Arns';
import { ours, toBeOurs } from './ours';

const GROUPS = ec2Arns('security-group');
const RULES = ec2Arns('security-group-rule');

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
    on: ec2Arns('vpc'),
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
