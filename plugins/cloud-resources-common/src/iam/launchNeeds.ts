import type { IamNeeds } from './IamNeeds';
import { ec2Arns } from './ec2Arns';
import { ours, toBeOurs } from './ours';
import { runNeeds } from './runNeeds';

/**
 * A launch template of our own, and launching from it: whoever gives one to a
 * group must be allowed to launch what it says.
 */
export const launchNeeds: IamNeeds = [
  {
    for: 'create',
    actions: ['ec2:CreateLaunchTemplate'],
    on: ec2Arns('launch-template'),
    condition: toBeOurs,
  },
  ...runNeeds,
  {
    for: 'create',
    actions: ['ec2:RunInstances'],
    on: ec2Arns('launch-template'),
    condition: ours,
  },
  {
    for: 'read',
    actions: [
      'ec2:DescribeImages',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeLaunchTemplateVersions',
      'ec2:DescribeLaunchTemplates',
    ],
    on: { everything: 'EC2 describes all resources of a region or none' },
  },
  {
    for: 'update',
    actions: ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
    on: ec2Arns('launch-template'),
    condition: ours,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: ec2Arns('instance', 'launch-template', 'network-interface', 'volume'),
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: ec2Arns('launch-template'),
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:DeleteLaunchTemplate'],
    on: ec2Arns('launch-template'),
    condition: ours,
  },
];
