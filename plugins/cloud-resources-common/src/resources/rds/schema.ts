import { z } from 'zod';
import { choice, flag, kmsKeyArn, text, whole, word } from '../fields';
import { withRules } from '../rules';
import { tagsSchema } from '../tags';
import { dailyWindow, weeklyWindow } from '../windows';
import { engineNames } from './engines';
import { rules } from './rules';
import { scaling, storage } from './storageFields';

const parameter = z.strictObject({
  name: word(/^[a-z][a-z0-9_.-]{0,254}$/, 'the name of a parameter', {
    title: 'Parameter',
  }),
  value: text(2_048, { title: 'Value' }),
  applyMethod: choice(['immediate', 'pending-reboot'], {
    title: 'Takes effect',
    help: 'Static parameters wait for a reboot',
  }).default('immediate'),
});

const access = {
  dbName: word(
    /^[A-Za-z][A-Za-z0-9_]{0,62}$/,
    'a letter, then up to 62 letters, digits and underscores',
    { title: 'Database that is made at the start' },
  ).optional(),
  username: word(
    /^(?!(admin|rdsadmin|postgres|mysql|root|user)$)[A-Za-z][A-Za-z0-9_]{0,62}$/i,
    'a letter, then letters, digits and underscores, and no name that an engine keeps for itself',
    {
      title: 'Master user',
      help: 'RDS makes the password, keeps it in Secrets Manager and changes it every week',
    },
  ).default('dbadmin'),
  masterUserSecretKmsKeyId: kmsKeyArn({
    title: "KMS key of the master user's secret",
    help: "Left out, AWS's own key aws/secretsmanager",
  }).optional(),
  iamDatabaseAuthenticationEnabled: flag({
    title: 'Sign in with IAM',
  }).default(true),
  port: whole({
    title: 'Port',
    help: 'Left out, 5432 or 3306',
    min: 1_150,
    max: 65_535,
  }).optional(),
  caCertIdentifier: choice(
    ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'],
    { title: 'Certificate authority' },
  ).optional(),
};

const upkeep = {
  backupRetentionPeriod: whole({
    title: 'Backups are kept for',
    unit: 'days',
    help: '0 makes none; Aurora always makes them',
    min: 0,
    max: 35,
  }).default(7),
  backupWindow: dailyWindow('Backups are made at').optional(),
  maintenanceWindow: weeklyWindow('Maintenance').optional(),
  autoMinorVersionUpgrade: flag({
    title: 'Take minor versions by itself',
  }).default(true),
  allowMajorVersionUpgrade: flag({
    title: 'Let engineVersion name another major version',
  }).default(false),
  applyImmediately: flag({
    title: 'Change at once',
    help: 'Otherwise in the maintenance window',
  }).default(false),
  deletionProtection: flag({ title: 'Protect from deletion' }).default(true),
  skipFinalSnapshot: flag({
    title: 'Delete without a last snapshot',
  }).default(false),
  finalSnapshotIdentifier: word(
    /^[A-Za-z](-?[A-Za-z0-9]){0,253}$/,
    'a letter, then letters, digits and single hyphens',
    {
      title: 'Name of the last snapshot',
      help: 'Only if it must not be made of the label; a name serves once',
      max: 255,
    },
  ).optional(),
  enabledCloudwatchLogsExports: z
    .array(
      choice(
        [
          'audit',
          'error',
          'general',
          'iam-db-auth-error',
          'instance',
          'postgresql',
          'slowquery',
          'upgrade',
        ],
        { title: 'Log' },
      ),
    )
    .default([])
    .meta({ title: 'Logs to CloudWatch' }),
  performanceInsightsEnabled: flag({
    title: 'Performance Insights',
    help: 'Seven days of it are free; the smallest instances have none',
  }).default(false),
};

const fields = z.strictObject({
  engine: choice(engineNames, { title: 'Engine' }).default('postgres'),
  engineVersion: word(/^[0-9a-z_.]{1,40}$/, 'a version such as 17 or 8.4', {
    title: 'Version',
    help: 'Left out, 17 (PostgreSQL), 8.4 (MySQL), 11.4 (MariaDB), 8.0 (Aurora MySQL)',
  }).optional(),
  identifier: word(
    /^[a-z](-?[a-z0-9]){0,59}$/,
    'a letter, then lower-case letters, digits and single hyphens',
    {
      title: 'Name',
      help: 'Only if it must not be made of the label',
      max: 60,
    },
  ).optional(),
  instanceClass: word(
    /^db\.([a-z][a-z0-9-]{1,15}\.[a-z0-9]{2,15}|serverless)$/,
    'an instance class such as db.t4g.medium, or db.serverless',
    { title: 'Instance class' },
  ).default('db.t4g.medium'),
  count: whole({
    title: 'Instances of an Aurora cluster',
    help: 'One writes, the others read and stand in for it, each in another zone than the one before',
    unit: 'instances',
    min: 1,
    max: 16,
  }).default(1),
  multiAz: flag({
    title: 'A standby in another zone',
    help: 'Of an instance; Aurora has it with count 2 or more',
  }).default(false),
  serverlessv2ScalingConfiguration: scaling
    .optional()
    .meta({ title: 'Capacity of Aurora Serverless v2' }),
  ...storage,
  ...access,
  parameter: z
    .array(parameter)
    .max(100, 'at most 100 parameters')
    .default([])
    .meta({
      title: 'Parameters',
      help: 'TLS is asked for unless one says otherwise',
    }),
  ...upkeep,
  tags: tagsSchema.default({}),
});

export const configSchema = withRules(fields, rules);

/** @public */
export type RdsConfig = z.infer<typeof configSchema>;
