import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';
import { logNeeds } from '../../iam/logNeeds';
import { roleNeeds } from '../../iam/roleNeeds';

const ecs = (kind: string) => `arn:aws:ecs:\${Region}:\${Account}:${kind}`;

const CLUSTERS = [ecs('cluster/${Prefix}-*')];
const SERVICES = [ecs('service/${Prefix}-*/${Prefix}-*')];
const TASKS = [ecs('task-definition/${Prefix}-*:*')];
const ALL = [...CLUSTERS, ...SERVICES, ...TASKS];

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: [
      'ecs:CreateCluster',
      'ecs:CreateService',
      'ecs:RegisterTaskDefinition',
    ],
    on: ALL,
  },
  linkedRoleNeed('ecs.amazonaws.com'),
  {
    for: 'read',
    actions: ['ecs:DescribeClusters', 'ecs:DescribeServices'],
    on: ALL,
  },
  {
    for: 'read',
    actions: ['ecs:DescribeTaskDefinition'],
    on: { everything: 'AWS names no resource for reading a task definition' },
  },
  {
    for: 'update',
    actions: [
      'ecs:UpdateCluster',
      'ecs:UpdateClusterSettings',
      'ecs:UpdateService',
    ],
    on: ALL,
  },
  {
    for: 'tag',
    actions: [
      'ecs:ListTagsForResource',
      'ecs:TagResource',
      'ecs:UntagResource',
    ],
    on: ALL,
  },
  {
    for: 'delete',
    actions: ['ecs:DeleteCluster', 'ecs:DeleteService'],
    on: ALL,
  },
  {
    for: 'delete',
    actions: ['ecs:DeregisterTaskDefinition'],
    on: { everything: 'AWS names no resource for ending a task definition' },
  },
  ...logNeeds,
  ...groupNeeds,
  ...roleNeeds('ecs-tasks.amazonaws.com'),
];
