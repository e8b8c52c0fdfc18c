import type { IamNeeds } from './IamNeeds';

const ec2 = (...kinds: string[]) =>
  kinds.map(kind => `arn:aws:ec2:\${Region}:\${Account}:${kind}/*`);

const ours = { StringEquals: { 'aws:ResourceTag/ManagedBy': '${ManagedBy}' } };
const toBeOurs = {
  StringEquals: { 'aws:RequestTag/ManagedBy': '${ManagedBy}' },
};

/**
 * A launch template of our own, and launching from it: whoever gives one to a
 * group must be allowed to launch what it says.
 */
export const launchNeeds: IamNeeds = [
  {
    for: 'create',
    actions: ['ec2:CreateLaunchTemplate'],
    on: ec2('launch-template'),
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: ['ec2:RunInstances'],
    on: ec2('instance'),
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: ['ec2:RunInstances'],
    on: ec2('launch-template'),
    condition: ours,
  },
  {
    for: 'create',
    actions: ['ec2:RunInstances'],
    on: [
      'arn:aws:ec2:${Region}::image/*',
      ...ec2(
        'key-pair',
        'network-interface',
        'security-group',
        'subnet',
        'volume',
      ),
    ],
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
    on: ec2('launch-template'),
    condition: ours,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: ec2('instance', 'launch-template', 'network-interface', 'volume'),
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: ec2('launch-template'),
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:DeleteLaunchTemplate'],
    on: ec2('launch-template'),
    condition: ours,
  },
];
