import type { IamNeeds } from './IamNeeds';
import { ec2Arns } from './ec2Arns';
import { ours, toBeOurs } from './ours';

const PARTS = [
  'internet-gateway',
  'route-table',
  'security-group',
  'subnet',
  'vpc',
];

/** What the base network needs, which every design has, and reading who one is. */
export const baseNeeds: IamNeeds = [
  {
    for: 'read',
    actions: ['sts:GetCallerIdentity'],
    on: { everything: 'AWS answers it to everybody, about nothing' },
  },
  {
    for: 'create',
    actions: [
      'ec2:CreateInternetGateway',
      'ec2:CreateRouteTable',
      'ec2:CreateSubnet',
      'ec2:CreateVpc',
    ],
    on: ec2Arns('internet-gateway', 'route-table', 'subnet', 'vpc'),
    condition: toBeOurs,
  },
  {
    for: 'create',
    // The VPC in which they are made.
    actions: ['ec2:CreateRouteTable', 'ec2:CreateSubnet'],
    on: ec2Arns('vpc'),
    condition: ours,
  },
  {
    for: 'read',
    actions: [
      'ec2:DescribeAvailabilityZones',
      'ec2:DescribeInternetGateways',
      'ec2:DescribeNetworkAcls',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeRouteTables',
      'ec2:DescribeSecurityGroupRules',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ],
    on: { everything: 'EC2 describes all resources of a region or none' },
  },
  {
    for: 'read',
    actions: ['ec2:DescribeVpcAttribute'],
    on: ec2Arns('vpc'),
  },
  {
    for: 'update',
    actions: [
      'ec2:AssociateRouteTable',
      'ec2:AttachInternetGateway',
      'ec2:CreateRoute',
      'ec2:DeleteRoute',
      'ec2:DetachInternetGateway',
      'ec2:DisassociateRouteTable',
      'ec2:ModifySubnetAttribute',
      'ec2:ModifyVpcAttribute',
      'ec2:ReplaceRoute',
    ],
    on: ec2Arns('internet-gateway', 'route-table', 'subnet', 'vpc'),
    condition: ours,
  },
  {
    for: 'update',
    // A new VPC's default group has no tag yet when its rules are taken away.
    actions: [
      'ec2:RevokeSecurityGroupEgress',
      'ec2:RevokeSecurityGroupIngress',
    ],
    on: ec2Arns('security-group'),
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: ec2Arns(...PARTS),
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: ec2Arns(...PARTS),
    condition: ours,
  },
  {
    for: 'delete',
    actions: [
      'ec2:DeleteInternetGateway',
      'ec2:DeleteRouteTable',
      'ec2:DeleteSubnet',
      'ec2:DeleteVpc',
    ],
    on: ec2Arns('internet-gateway', 'route-table', 'subnet', 'vpc'),
    condition: ours,
  },
];
