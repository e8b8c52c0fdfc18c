import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { keyNeed } from '../../iam/keyNeed';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';

const cache = (...kinds: string[]) =>
  kinds.map(kind => `arn:aws:elasticache:\${Region}:\${Account}:${kind}`);

/** One list for all actions, which makes one statement: each action takes its own kinds of it. */
const OURS = cache(
  ...[
    'cluster',
    'parametergroup',
    'replicationgroup',
    'snapshot',
    'subnetgroup',
    'user',
    'usergroup',
  ].map(kind => `${kind}:\${Prefix}-*`),
  // Whoever makes a cache takes one of these as well.
  'parametergroup:default.*',
);

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: [
      'elasticache:CreateCacheCluster',
      'elasticache:CreateCacheParameterGroup',
      'elasticache:CreateCacheSubnetGroup',
      'elasticache:CreateReplicationGroup',
      'elasticache:CreateUser',
      'elasticache:CreateUserGroup',
    ],
    on: OURS,
  },
  linkedRoleNeed('elasticache.amazonaws.com'),
  keyNeed('elasticache'),
  {
    for: 'read',
    actions: [
      'elasticache:DescribeCacheClusters',
      'elasticache:DescribeCacheParameterGroups',
      'elasticache:DescribeCacheParameters',
      'elasticache:DescribeCacheSubnetGroups',
      'elasticache:DescribeReplicationGroups',
      'elasticache:DescribeUserGroups',
      'elasticache:DescribeUsers',
      'elasticache:ListTagsForResource',
    ],
    on: OURS,
  },
  {
    for: 'update',
    actions: [
      'elasticache:DecreaseReplicaCount',
      'elasticache:IncreaseReplicaCount',
      'elasticache:ModifyCacheCluster',
      'elasticache:ModifyCacheParameterGroup',
      'elasticache:ModifyCacheSubnetGroup',
      'elasticache:ModifyReplicationGroup',
      'elasticache:ModifyReplicationGroupShardConfiguration',
      'elasticache:ModifyUser',
      'elasticache:ModifyUserGroup',
      'elasticache:ResetCacheParameterGroup',
    ],
    on: OURS,
  },
  {
    for: 'tag',
    actions: [
      'elasticache:AddTagsToResource',
      'elasticache:RemoveTagsFromResource',
    ],
    on: OURS,
  },
  {
    for: 'delete',
    actions: [
      // The last snapshot.
      'elasticache:CreateSnapshot',
      'elasticache:DeleteCacheCluster',
      'elasticache:DeleteCacheParameterGroup',
      'elasticache:DeleteCacheSubnetGroup',
      'elasticache:DeleteReplicationGroup',
      'elasticache:DeleteUser',
      'elasticache:DeleteUserGroup',
    ],
    on: OURS,
  },
  ...groupNeeds,
];
