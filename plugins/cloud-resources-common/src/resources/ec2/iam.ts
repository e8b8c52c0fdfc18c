import type { IamNeeds } from '../../iam/IamNeeds';
import { roleNeeds } from '../../iam/roleNeeds';

const ec2 = (...kinds: string[]) =>
  kinds.map(kind => `arn:aws:ec2:\${Region}:\${Account}:${kind}/*`);

const INSTANCES = ec2('instance');
const ADDRESSES = ec2('elastic-ip');
const GROUPS = ec2('security-group');

const ours = { StringEquals: { 'aws:ResourceTag/ManagedBy': '${ManagedBy}' } };
const toBeOurs = {
  StringEquals: { 'aws:RequestTag/ManagedBy': '${ManagedBy}' },
};

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['ec2:RunInstances'],
    on: INSTANCES,
    condition: toBeOurs,
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
    for: 'create',
    actions: ['ec2:AllocateAddress'],
    on: ADDRESSES,
    condition: toBeOurs,
  },
  {
    for: 'create',
    actions: ['ec2:CreateSecurityGroup'],
    on: GROUPS,
    condition: toBeOurs,
  },
  { for: 'create', actions: ['ec2:CreateSecurityGroup'], on: ec2('vpc') },
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
      'ec2:DescribeAddresses',
      'ec2:DescribeAddressesAttribute',
      'ec2:DescribeIamInstanceProfileAssociations',
      'ec2:DescribeImages',
      'ec2:DescribeInstanceCreditSpecifications',
      'ec2:DescribeInstanceTypes',
      'ec2:DescribeInstances',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroupRules',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeTags',
      'ec2:DescribeVolumes',
    ],
    on: { everything: 'EC2 describes all resources of a region or none' },
  },
  { for: 'read', actions: ['ec2:DescribeInstanceAttribute'], on: INSTANCES },
  {
    for: 'update',
    actions: [
      'ec2:AssociateIamInstanceProfile',
      'ec2:DisassociateIamInstanceProfile',
      'ec2:ModifyInstanceAttribute',
      'ec2:ModifyInstanceCreditSpecification',
      'ec2:ModifyInstanceMetadataOptions',
      'ec2:MonitorInstances',
      'ec2:ReplaceIamInstanceProfileAssociation',
      'ec2:StartInstances',
      'ec2:StopInstances',
      'ec2:UnmonitorInstances',
    ],
    on: INSTANCES,
    condition: ours,
  },
  {
    for: 'update',
    actions: ['ec2:ModifyVolume'],
    on: ec2('volume'),
    condition: ours,
  },
  {
    for: 'update',
    actions: ['ec2:AssociateAddress', 'ec2:DisassociateAddress'],
    on: [...ADDRESSES, ...INSTANCES],
    condition: ours,
  },
  {
    for: 'update',
    actions: [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupEgress',
    ],
    on: GROUPS,
    condition: ours,
  },
  {
    for: 'update',
    // A rule gets its tags as it is made.
    actions: ['ec2:AuthorizeSecurityGroupEgress'],
    on: ec2('security-group-rule'),
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: ec2(
      'elastic-ip',
      'instance',
      'security-group',
      'security-group-rule',
      'volume',
    ),
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: ec2(
      'elastic-ip',
      'instance',
      'security-group',
      'security-group-rule',
      'volume',
    ),
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:TerminateInstances'],
    on: INSTANCES,
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:ReleaseAddress'],
    on: ADDRESSES,
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:DeleteSecurityGroup'],
    on: GROUPS,
    condition: ours,
  },
  ...roleNeeds('ec2.amazonaws.com'),
  {
    for: 'create',
    actions: [
      'iam:AddRoleToInstanceProfile',
      'iam:CreateInstanceProfile',
      'iam:TagInstanceProfile',
    ],
    on: ['arn:aws:iam::${Account}:instance-profile/${Prefix}-*'],
  },
  {
    for: 'read',
    actions: ['iam:GetInstanceProfile', 'iam:ListInstanceProfileTags'],
    on: ['arn:aws:iam::${Account}:instance-profile/${Prefix}-*'],
  },
  {
    for: 'delete',
    actions: [
      'iam:DeleteInstanceProfile',
      'iam:RemoveRoleFromInstanceProfile',
      'iam:UntagInstanceProfile',
    ],
    on: ['arn:aws:iam::${Account}:instance-profile/${Prefix}-*'],
  },
];
