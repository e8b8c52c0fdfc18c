import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { keyNeed } from '../../iam/keyNeed';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';

const rds = (...kinds: string[]) =>
  kinds.map(kind => `arn:aws:rds:\${Region}:\${Account}:${kind}`);

/** One list for all actions, which makes one statement: each action takes its own kinds of it. */
const OURS = rds(
  ...[
    'cluster',
    'cluster-pg',
    'cluster-snapshot',
    'db',
    'pg',
    'snapshot',
    'subgrp',
  ].map(kind => `${kind}:\${Prefix}-*`),
  // Whoever makes a database takes these as well.
  'og:default:*',
  'pg:default.*',
);

export const iam: IamNeeds = [
  {
    for: 'create',
    actions: [
      'rds:CreateDBCluster',
      'rds:CreateDBClusterParameterGroup',
      'rds:CreateDBInstance',
      'rds:CreateDBParameterGroup',
      'rds:CreateDBSubnetGroup',
    ],
    on: OURS,
  },
  {
    for: 'create',
    // RDS keeps the master user's password in a secret that it names itself, such
    // as rds!db-1; a shell would expand the `!` in a script that is pasted.
    actions: ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'],
    on: ['cluster', 'db'].map(
      kind =>
        `arn:aws:secretsmanager:\${Region}:\${Account}:secret:rds?${kind}-*`,
    ),
  },
  linkedRoleNeed('rds.amazonaws.com'),
  keyNeed('rds', 'secretsmanager'),
  {
    for: 'read',
    actions: [
      'rds:DescribeDBClusterParameterGroups',
      'rds:DescribeDBClusterParameters',
      'rds:DescribeDBClusters',
      'rds:DescribeDBParameterGroups',
      'rds:DescribeDBParameters',
      'rds:DescribeDBSubnetGroups',
      'rds:ListTagsForResource',
    ],
    on: OURS,
  },
  {
    for: 'read',
    // Terraform looks an instance up by an id that is not its name, and asks of a cluster what it is part of.
    actions: ['rds:DescribeDBInstances', 'rds:DescribeGlobalClusters'],
    on: [...rds('db:*'), 'arn:aws:rds::${Account}:global-cluster:*'],
  },
  {
    for: 'read',
    actions: ['ec2:DescribeAccountAttributes'],
    on: { everything: 'EC2 describes all resources of a region or none' },
  },
  {
    for: 'update',
    actions: [
      'rds:ModifyDBCluster',
      'rds:ModifyDBClusterParameterGroup',
      'rds:ModifyDBInstance',
      'rds:ModifyDBParameterGroup',
      'rds:ModifyDBSubnetGroup',
      'rds:RebootDBInstance',
      'rds:ResetDBClusterParameterGroup',
      'rds:ResetDBParameterGroup',
    ],
    on: OURS,
  },
  {
    for: 'tag',
    actions: ['rds:AddTagsToResource', 'rds:RemoveTagsFromResource'],
    on: OURS,
  },
  {
    for: 'delete',
    actions: [
      // The last snapshot.
      'rds:CreateDBClusterSnapshot',
      'rds:CreateDBSnapshot',
      'rds:DeleteDBCluster',
      'rds:DeleteDBClusterParameterGroup',
      'rds:DeleteDBInstance',
      'rds:DeleteDBParameterGroup',
      'rds:DeleteDBSubnetGroup',
    ],
    on: OURS,
  },
  ...groupNeeds,
];
