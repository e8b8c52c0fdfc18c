import type { IamNeeds } from '../../iam/IamNeeds';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';
import { ec2Arns } from '../../iam/ec2Arns';
import { ours, toBeOurs } from '../../iam/ours';

const OURS = ec2Arns('elastic-ip', 'natgateway');

/** Routes are the base network's. */
export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['ec2:AllocateAddress', 'ec2:CreateNatGateway'],
    on: OURS,
    condition: toBeOurs,
  },
  {
    for: 'create',
    // An address that is there already, and a subnet of somebody else's network, have no tag of ours.
    actions: ['ec2:CreateNatGateway'],
    on: ec2Arns('elastic-ip', 'subnet', 'vpc'),
  },
  linkedRoleNeed('natgateway.amazonaws.com'),
  {
    for: 'read',
    actions: [
      'ec2:DescribeAddresses',
      'ec2:DescribeAddressesAttribute',
      'ec2:DescribeNatGateways',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeTags',
    ],
    on: { everything: 'EC2 describes all resources of a region or none' },
  },
  {
    for: 'update',
    actions: ['ec2:DisassociateAddress'],
    on: ec2Arns('elastic-ip'),
    condition: ours,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: OURS,
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: OURS,
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:DeleteNatGateway', 'ec2:ReleaseAddress'],
    on: OURS,
    condition: ours,
  },
];
