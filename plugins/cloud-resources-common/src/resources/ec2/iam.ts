import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { profileNeeds } from '../../iam/profileNeeds';
import { roleNeeds } from '../../iam/roleNeeds';
import { runNeeds } from '../../iam/runNeeds';
import { ec2Arns } from '../../iam/ec2Arns';
import { ours, toBeOurs } from '../../iam/ours';

const INSTANCES = ec2Arns('instance');
const ADDRESSES = ec2Arns('elastic-ip');
const SECRETS = [
  'arn:aws:secretsmanager:${Region}:${Account}:secret:${Prefix}-*',
];

/** Secrets and the first value of each; reading one back is how Terraform knows that it is there. */
const secretNeeds: IamNeeds = [
  {
    for: 'create',
    actions: ['secretsmanager:CreateSecret', 'secretsmanager:PutSecretValue'],
    on: SECRETS,
  },
  {
    for: 'read',
    actions: [
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetResourcePolicy',
      'secretsmanager:GetSecretValue',
    ],
    on: SECRETS,
  },
  {
    for: 'update',
    actions: [
      'secretsmanager:UpdateSecret',
      'secretsmanager:UpdateSecretVersionStage',
    ],
    on: SECRETS,
  },
  {
    for: 'tag',
    actions: ['secretsmanager:TagResource', 'secretsmanager:UntagResource'],
    on: SECRETS,
  },
  { for: 'delete', actions: ['secretsmanager:DeleteSecret'], on: SECRETS },
];

export const iam: IamNeeds = [
  ...runNeeds,
  {
    for: 'create',
    actions: ['ec2:AllocateAddress'],
    on: ADDRESSES,
    condition: toBeOurs,
  },
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
    on: ec2Arns('volume'),
    condition: ours,
  },
  {
    for: 'update',
    actions: ['ec2:AssociateAddress', 'ec2:DisassociateAddress'],
    on: [...ADDRESSES, ...INSTANCES],
    condition: ours,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: ec2Arns('elastic-ip', 'instance', 'volume'),
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: ec2Arns('elastic-ip', 'instance', 'volume'),
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
  ...groupNeeds,
  ...roleNeeds('ec2.amazonaws.com'),
  ...profileNeeds,
  ...secretNeeds,
];
