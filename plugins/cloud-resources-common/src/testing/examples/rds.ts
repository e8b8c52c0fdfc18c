import type { Example } from './Example';
import { tags } from './tags';

const key = 'arn:aws:kms:us-east-1:123456789012:key/abc';

export const rds: Example = {
  plain: ['database', 'RDS'],
  nodes: [
    [
      'database',
      'RDS',
      {
        engine: 'postgres',
        engineVersion: '16.4',
        identifier: 'cloudforge-orders',
        instanceClass: 'db.m6g.large',
        multiAz: true,
        allocatedStorage: 500,
        maxAllocatedStorage: 1_000,
        storageType: 'gp3',
        iops: 14_000,
        storageThroughput: 700,
        storageEncrypted: true,
        kmsKeyId: key,
        dbName: 'orders',
        username: 'orders_admin',
        masterUserSecretKmsKeyId: key,
        iamDatabaseAuthenticationEnabled: true,
        port: 5_433,
        caCertIdentifier: 'rds-ca-ecc384-g1',
        parameter: [
          { name: 'rds.force_ssl', value: '0' },
          {
            name: 'shared_preload_libraries',
            value: '${file("/etc/passwd")}',
            applyMethod: 'pending-reboot',
          },
        ],
        backupRetentionPeriod: 0,
        backupWindow: '02:00-03:00',
        maintenanceWindow: 'sun:03:30-sun:04:30',
        autoMinorVersionUpgrade: false,
        allowMajorVersionUpgrade: true,
        applyImmediately: true,
        deletionProtection: false,
        skipFinalSnapshot: true,
        enabledCloudwatchLogsExports: ['postgresql', 'upgrade'],
        performanceInsightsEnabled: true,
        tags,
      },
    ],
    [
      'ledger',
      'RDS',
      {
        engine: 'aurora-postgresql',
        instanceClass: 'db.serverless',
        count: 2,
        serverlessv2ScalingConfiguration: {
          minCapacity: 0,
          maxCapacity: 8,
          secondsUntilAutoPause: 600,
        },
        storageType: 'aurora-iopt1',
        finalSnapshotIdentifier: 'cloudforge-ledger-last',
      },
    ],
    ['shop', 'RDS', { engine: 'mariadb', storageEncrypted: false }],
  ],
  edges: [
    ['web', 'database'],
    ['address', 'ledger'],
    ['hello', 'ledger'],
    ['key', 'ledger'],
    ['door', 'database'],
  ],
};
