import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';
import type { Attributes } from '../refresh/Product';

/** Storage and IOPS of instances cost more with a standby, and are listed so. */
export const rds = [
  ...flat('RDS', 'GB-month', {
    'gp2 storage single-AZ': 'gp2.storage.single',
    'gp2 storage multi-AZ': 'gp2.storage.multi',
    'gp3 storage single-AZ': 'gp3.storage.single',
    'gp3 storage multi-AZ': 'gp3.storage.multi',
    'io1 storage single-AZ': 'io1.storage.single',
    'io1 storage multi-AZ': 'io1.storage.multi',
    'backup storage over free allocation': 'backup.storage',
    'aurora storage standard': 'aurora.storage',
    'aurora storage I/O-optimized': 'aurora-iopt1.storage',
    'aurora backup storage': 'aurora.backup',
  }),
  ...flat('RDS', 'IOPS-month', {
    'IOPS: Provisioned GP3 IOPS Single AZ': 'gp3.iops.single',
    'IOPS: Provisioned GP3 IOPS Multi AZ': 'gp3.iops.multi',
    'IOPS: Provisioned IOPS Single AZ': 'io1.iops.single',
    'IOPS: Provisioned IOPS Multi AZ': 'io1.iops.multi',
    'IOPS: Provisioned IO2 IOPS Single AZ': 'io2.iops.single',
    'IOPS: Provisioned IO2 IOPS Multi AZ': 'io2.iops.multi',
  }),
  ...flat('RDS', 'request', {
    'aurora I/O requests (standard)': 'aurora.requests',
  }),
  ...flat('RDS', 'ACU-hour', {
    'aurora serverless v2': 'aurora.serverless',
    'aurora serverless v2 I/O-optimized': 'aurora-iopt1.serverless',
  }),
];

/** As the API writes engines → as Terraform does. */
const ENGINES: Readonly<Record<string, string>> = {
  MySQL: 'mysql',
  PostgreSQL: 'postgres',
  MariaDB: 'mariadb',
  'Aurora MySQL': 'aurora-mysql',
  'Aurora PostgreSQL': 'aurora-postgresql',
};

const DEPLOYMENTS: Readonly<Record<string, string>> = {
  'Single-AZ': 'single',
  'Multi-AZ': 'multi',
};

function instanceOf(attributes: Attributes): string | undefined {
  const { databaseEngine, deploymentOption, instanceType } = attributes;
  const engine = ENGINES[databaseEngine];
  const deployment = DEPLOYMENTS[deploymentOption];
  if (!engine || !deployment || !instanceType) {
    return undefined;
  }
  return engine.startsWith('aurora')
    ? `${engine}.${instanceType}`
    : `${engine}.${instanceType}.${deployment}`;
}

const rdsQuery = (
  dimension: string,
  unit: string,
  filters: Attributes,
  usage?: RegExp,
): PriceQuery => ({
  gives: { service: 'RDS', dimension, unit },
  serviceCode: 'AmazonRDS',
  filters,
  usage,
});

const VOLUMES = {
  gp2: 'General Purpose (gp2)',
  gp3: 'General Purpose-GP3',
  io1: 'Provisioned IOPS',
};

/** Engines without a licence share the prices of storage. */
const ofEngines = (deploymentOption: string) => ({
  databaseEngine: 'Any',
  deploymentOption,
});

const GROUPS = {
  gp3: 'RDS Provisioned GP3 IOPS',
  io1: 'RDS Provisioned IOPS',
  io2: 'RDS Provisioned IO2 IOPS',
};

const perDeployment = Object.entries(DEPLOYMENTS).flatMap(([option, name]) => [
  ...Object.entries(VOLUMES).map(([volume, volumeType]) =>
    rdsQuery(`${volume}.storage.${name}`, 'GB-month', {
      productFamily: 'Database Storage',
      volumeType,
      ...ofEngines(option),
    }),
  ),
  ...Object.entries(GROUPS).map(([volume, groupDescription]) =>
    rdsQuery(`${volume}.iops.${name}`, 'IOPS-month', {
      productFamily: 'Provisioned IOPS',
      groupDescription,
      ...ofEngines(option),
    }),
  ),
]);

const storage = { productFamily: 'Database Storage' };
const backup = { productFamily: 'Storage Snapshot' };
const serverless = { productFamily: 'ServerlessV2' };

export const rdsQueries: readonly PriceQuery[] = [
  {
    gives: {
      service: 'RDS',
      unit: 'hour',
      dimension: instanceOf,
      owns: dimension => dimension.includes('.db.'),
    },
    serviceCode: 'AmazonRDS',
    filters: {
      productFamily: 'Database Instance',
      licenseModel: 'No license required',
    },
    // Standard, not I/O-optimized; Multi-AZ clusters are no resource of ours.
    usage: /(^|-)(InstanceUsage|Multi-AZUsage):/,
  },
  ...perDeployment,
  rdsQuery('aurora.storage', 'GB-month', storage, /(^|-)Aurora:StorageUsage$/),
  rdsQuery(
    'aurora-iopt1.storage',
    'GB-month',
    storage,
    /(^|-)Aurora:IO-OptimizedStorageUsage$/,
  ),
  rdsQuery(
    'aurora.requests',
    'request',
    { productFamily: 'System Operation' },
    /(^|-)Aurora:StorageIOUsage$/,
  ),
  rdsQuery(
    'aurora.serverless',
    'ACU-hour',
    serverless,
    /(^|-)Aurora:ServerlessV2Usage$/,
  ),
  rdsQuery(
    'aurora-iopt1.serverless',
    'ACU-hour',
    serverless,
    /(^|-)Aurora:ServerlessV2IOOptimizedUsage$/,
  ),
  rdsQuery('backup.storage', 'GB-month', backup, /RDS:ChargedBackupUsage$/),
  rdsQuery('aurora.backup', 'GB-month', backup, /Aurora:BackupUsage$/),
];
