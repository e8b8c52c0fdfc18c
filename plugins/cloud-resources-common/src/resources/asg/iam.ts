import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { launchNeeds } from '../../iam/launchNeeds';
import { profileNeeds } from '../../iam/profileNeeds';
import { roleNeeds } from '../../iam/roleNeeds';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';

const GROUPS = [
  'arn:aws:autoscaling:${Region}:${Account}:autoScalingGroup:*:autoScalingGroupName/${Prefix}-*',
];

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['autoscaling:CreateAutoScalingGroup'],
    on: GROUPS,
  },
  linkedRoleNeed('autoscaling.amazonaws.com'),
  {
    for: 'create',
    actions: ['ssm:GetParameter'],
    on: [
      'arn:aws:ssm:${Region}::parameter/aws/service/ami-amazon-linux-latest/*',
    ],
  },
  {
    for: 'read',
    actions: [
      'autoscaling:DescribeAutoScalingGroups',
      'autoscaling:DescribeInstanceRefreshes',
      'autoscaling:DescribePolicies',
      'autoscaling:DescribeScalingActivities',
      'autoscaling:DescribeWarmPool',
    ],
    on: { everything: 'Auto Scaling describes all groups of a region or none' },
  },
  {
    for: 'update',
    actions: [
      'autoscaling:CancelInstanceRefresh',
      'autoscaling:DeletePolicy',
      'autoscaling:PutScalingPolicy',
      'autoscaling:SetInstanceProtection',
      'autoscaling:StartInstanceRefresh',
      'autoscaling:UpdateAutoScalingGroup',
    ],
    on: GROUPS,
  },
  {
    for: 'tag',
    actions: ['autoscaling:CreateOrUpdateTags', 'autoscaling:DeleteTags'],
    on: GROUPS,
  },
  {
    for: 'delete',
    actions: ['autoscaling:DeleteAutoScalingGroup'],
    on: GROUPS,
  },
  ...launchNeeds,
  ...groupNeeds,
  ...roleNeeds('ec2.amazonaws.com'),
  ...profileNeeds,
];
