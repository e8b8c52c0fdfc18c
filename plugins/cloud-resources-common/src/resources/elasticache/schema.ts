import { z } from 'zod';
import { choice, flag, kmsKeyArn, text, whole, word } from '../fields';
import { withRules } from '../rules';
import { tagsSchema } from '../tags';
import { dailyWindow, weeklyWindow } from '../windows';
import { engineNames } from './engines';
import { rules } from './rules';

const parameter = z.strictObject({
  name: word(/^[a-z][a-z0-9_.-]{0,254}$/, 'the name of a parameter', {
    title: 'Parameter',
  }),
  value: text(2_048, { title: 'Value' }),
});

const nodes = {
  nodeType: word(
    /^cache\.[a-z][a-z0-9-]{1,15}\.[a-z0-9]{2,15}$/,
    'a node type such as cache.t4g.micro',
    { title: 'Node type' },
  ).default('cache.t4g.micro'),
  numCacheClusters: whole({
    title: 'Nodes',
    help: 'Of a cache without shards: one is written to, the others stand in for it; left out, one',
    unit: 'nodes',
    min: 1,
    max: 6,
  }).optional(),
  numNodeGroups: whole({
    title: 'Shards',
    help: 'Spreads the keys over them (cluster mode); left out, none',
    unit: 'shards',
    min: 1,
    max: 500,
  }).optional(),
  replicasPerNodeGroup: whole({
    title: 'Replicas of each shard',
    unit: 'nodes',
    min: 0,
    max: 5,
  }).optional(),
  numCacheNodes: whole({
    title: 'Nodes of Memcached',
    unit: 'nodes',
    min: 1,
    max: 40,
  }).optional(),
};

const protection = {
  transitEncryptionEnabled: flag({
    title: 'TLS',
    help: 'Without it a cache has no users',
  }).default(true),
  atRestEncryptionEnabled: flag({
    title: 'Encrypt',
    help: 'Left out, yes; Memcached stores nothing',
  }).optional(),
  kmsKeyId: kmsKeyArn({
    title: 'KMS key',
    help: "Left out, ElastiCache's own key",
  }).optional(),
  accessString: word(
    /^on( [~&+%-][^\s]{1,100}){1,50}$/,
    'a list of rules such as on ~orders:* -@all +@read',
    {
      title: 'What its user may do',
      help: 'Whose code an edge connects signs in with IAM as this user; left out, on ~* +@all',
    },
  ).optional(),
};

const upkeep = {
  snapshotRetentionLimit: whole({
    title: 'Snapshots are kept for',
    unit: 'days',
    help: '0 makes none; left out, 1, which is free',
    min: 0,
    max: 35,
  }).optional(),
  snapshotWindow: dailyWindow('Snapshots are made at').optional(),
  finalSnapshotIdentifier: word(
    /^[a-z](-?[a-z0-9]){0,49}$/,
    'a letter, then lower-case letters, digits and single hyphens',
    {
      title: 'Last snapshot',
      help: 'Its name; left out, none is taken. A name serves once',
    },
  ).optional(),
  maintenanceWindow: weeklyWindow('Maintenance').optional(),
  autoMinorVersionUpgrade: flag({
    title: 'Take minor versions by itself',
  }).default(true),
  applyImmediately: flag({
    title: 'Change at once',
    help: 'Otherwise in the maintenance window',
  }).default(false),
};

const fields = z.strictObject({
  engine: choice(engineNames, {
    title: 'Engine',
    help: 'Valkey speaks the protocol of Redis, and costs a fifth less',
  }).default('valkey'),
  engineVersion: word(/^[0-9.]{3,10}$/, 'a version such as 7.1', {
    title: 'Version',
    help: 'Left out, 8.0 (Valkey), 7.1 (Redis), 1.6.22 (Memcached)',
  }).optional(),
  replicationGroupId: word(
    /^[a-z](-?[a-z0-9]){0,39}$/,
    'a letter, then lower-case letters, digits and single hyphens',
    {
      title: 'Name',
      help: 'Only if it must not be made of the label',
      max: 40,
    },
  ).optional(),
  description: text(255, { title: 'Description' })
    .min(1, 'must not be empty')
    .default('Made by CloudForge'),
  ...nodes,
  port: whole({
    title: 'Port',
    help: 'Left out, 6379, or 11211 for Memcached',
    min: 1_150,
    max: 65_535,
  }).optional(),
  ...protection,
  parameter: z
    .array(parameter)
    .max(100, 'at most 100 parameters')
    .default([])
    .meta({ title: 'Parameters' }),
  ...upkeep,
  tags: tagsSchema.default({}),
});

export const configSchema = withRules(fields, rules);

/** @public */
export type ElastiCacheConfig = z.infer<typeof configSchema>;
