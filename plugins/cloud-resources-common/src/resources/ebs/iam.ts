import type { IamNeeds } from '../../iam/IamNeeds';
import { keyNeed } from '../../iam/keyNeed';
import { ec2Arns } from '../../iam/ec2Arns';
import { ours, toBeOurs } from '../../iam/ours';

const VOLUMES = ec2Arns('volume');
const INSTANCES = ec2Arns('instance');
/** Snapshots belong to no account in their ARN. */
const SNAPSHOTS = ['arn:aws:ec2:${Region}::snapshot/*'];

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: ['ec2:CreateVolume'],
    on: VOLUMES,
    condition: toBeOurs,
  },
  {
    for: 'create',
    // One that is there already has no tag of ours.
    actions: ['ec2:CreateVolume'],
    on: SNAPSHOTS,
  },
  keyNeed('ec2'),
  {
    for: 'read',
    actions: [
      'ec2:DescribeInstances',
      'ec2:DescribeSnapshots',
      'ec2:DescribeTags',
      'ec2:DescribeVolumes',
      'ec2:DescribeVolumesModifications',
    ],
    on: { everything: 'EC2 describes all resources of a region or none' },
  },
  {
    for: 'update',
    actions: [
      'ec2:AttachVolume',
      'ec2:DetachVolume',
      'ec2:ModifyVolume',
      // An instance is stopped while its volume is taken off.
      'ec2:StartInstances',
      'ec2:StopInstances',
    ],
    on: [...INSTANCES, ...VOLUMES],
    condition: ours,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags'],
    on: [...SNAPSHOTS, ...VOLUMES],
    condition: toBeOurs,
  },
  {
    for: 'tag',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    on: VOLUMES,
    condition: ours,
  },
  {
    for: 'delete',
    actions: ['ec2:CreateSnapshot', 'ec2:DeleteVolume'],
    on: VOLUMES,
    condition: ours,
  },
  {
    for: 'delete',
    // The last snapshot.
    actions: ['ec2:CreateSnapshot'],
    on: SNAPSHOTS,
    condition: toBeOurs,
  },
];
