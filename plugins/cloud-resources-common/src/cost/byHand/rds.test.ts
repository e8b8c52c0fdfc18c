import { costOf, linesOf } from '../../__testUtils__/costs';
import { designOf, file } from '../../__testUtils__/designs';
import { prices } from '../../__testUtils__/prices';
import { estimate } from '../estimate';

const secret = ["Secret with the master user's password", 1, 0.4, 0.4];

const notPriced = (...args: Parameters<typeof costOf>) =>
  costOf(...args).notPriced.map(({ name }) => name);

describe('estimate: an instance of RDS by hand', () => {
  it('PostgreSQL with 20 GB, and what is backed up above that', () => {
    expect(linesOf('RDS', {}, { additionalBackupStorageGb: 100 })).toEqual([
      // 730 × 0.065
      ['db.t4g.medium', 730, 0.065, 47.45],
      // 20 × 0.115
      ['gp3 storage', 20, 0.115, 2.3],
      // 100 × 0.095
      ['Backups', 100, 0.095, 9.5],
      secret,
    ]);
  });

  it('a standby as AWS lists it, which is not twice the price', () => {
    // Twice 0.168 would be 0.336.
    expect(
      linesOf(
        'RDS',
        { multiAz: true, instanceClass: 'db.m7g.large' },
        { additionalBackupStorageGb: 0 },
      ),
    ).toEqual([
      // 730 × 0.337
      ['db.m7g.large with a standby', 730, 0.337, 246.01],
      // 20 × 0.23
      ['gp3 storage', 20, 0.23, 4.6],
      ['Backups', 0, 0.095, 0],
      secret,
    ]);
  });

  it('operations of gp3 above 12,000, and of io1 from the first', () => {
    const iops = (config: object) =>
      linesOf('RDS', config).filter(([name]) => name === 'Provisioned IOPS');
    expect(iops({ allocatedStorage: 400, iops: 12_000 })).toEqual([]);
    expect(iops({ allocatedStorage: 400, iops: 15_000 })).toEqual([
      // (15000 − 12000) × 0.02
      ['Provisioned IOPS', 3_000, 0.02, 60],
    ]);
    expect(
      iops({
        storageType: 'io1',
        allocatedStorage: 100,
        iops: 1_000,
        multiAz: true,
      }),
    ).toEqual([
      // 1000 × 0.2
      ['Provisioned IOPS', 1_000, 0.2, 200],
    ]);
  });

  it('says what it has no price of', () => {
    expect(
      notPriced('RDS', { allocatedStorage: 400, storageThroughput: 501 }),
    ).toEqual(['Provisioned throughput']);
    expect(
      notPriced('RDS', {
        storageType: 'io2',
        allocatedStorage: 100,
        iops: 1_000,
      }),
    ).toEqual(['io2 storage']);
    expect(notPriced('RDS', {}, { monthlyCpuCreditHrs: 1 })).toEqual([
      'CPU credits',
    ]);
  });
});

describe('estimate: Aurora by hand', () => {
  it('two instances, one storage, and every read and write', () => {
    expect(
      linesOf(
        'RDS',
        {
          engine: 'aurora-postgresql',
          instanceClass: 'db.r6g.large',
          count: 2,
        },
        {
          storageGb: 100,
          readRequestsPerSec: 7,
          writeRequestsPerSec: 3,
          backupSnapshotSizeGb: 50,
        },
      ),
    ).toEqual([
      // 2 × 730 × 0.26
      ['db.r6g.large', 1_460, 0.26, 379.6],
      // 100 × 0.1
      ['Storage', 100, 0.1, 10],
      // (7 + 3) × 3600 × 730 × 0.0000002
      ['I/O requests', 26_280_000, 2e-7, 5.256],
      // 50 × 0.021
      ['Backups', 50, 0.021, 1.05],
      secret,
    ]);
  });

  const serverless = (minCapacity: number, maxCapacity: number) => ({
    engine: 'aurora-postgresql',
    instanceClass: 'db.serverless',
    count: 2,
    serverlessv2ScalingConfiguration: { minCapacity, maxCapacity },
  });

  it('capacity of every instance, never below the minimum or above the maximum', () => {
    const capacity = (min: number, max: number, capacityUnitsPerHr: number) =>
      linesOf('RDS', serverless(min, max), { capacityUnitsPerHr })[0];
    // 2 × 3 × 730 × 0.12
    expect(capacity(0.5, 8, 3)).toEqual([
      'Serverless v2 capacity',
      4_380,
      0.12,
      525.6,
    ]);
    // 2 × 2 × 730 × 0.12
    expect(capacity(2, 8, 0)[3]).toBe(350.4);
    // 2 × 8 × 730 × 0.12
    expect(capacity(2, 8, 100)[3]).toBe(1_401.6);
    expect(capacity(0, 8, 0)[3]).toBe(0);
  });

  it('no charge for I/O with I/O-Optimized, whose instances have no price here', () => {
    const storageType = 'aurora-iopt1';
    expect(
      linesOf(
        'RDS',
        { ...serverless(1, 1), storageType },
        { storageGb: 100, backupSnapshotSizeGb: 0 },
      ),
    ).toEqual([
      // 2 × 730 × 0.156
      ['Serverless v2 capacity', 1_460, 0.156, 227.76],
      // 100 × 0.225
      ['Storage', 100, 0.225, 22.5],
      ['Backups', 0, 0.021, 0],
      secret,
    ]);
    expect(
      notPriced('RDS', {
        engine: 'aurora-postgresql',
        instanceClass: 'db.r6g.large',
        storageType,
      }),
    ).toEqual(['db.r6g.large']);
  });
});

describe('what is assumed of a database', () => {
  const assumedOf = (config: object) =>
    estimate(designOf(file([['x', 'RDS', config]])), prices).assumptions.map(
      ({ key }) => key,
    );

  it('is what counts for it alone', () => {
    expect(assumedOf({})).toEqual(['additionalBackupStorageGb']);
    expect(assumedOf({ backupRetentionPeriod: 0 })).toEqual([]);
    expect(assumedOf({ engine: 'aurora-mysql' })).toEqual([
      'storageGb',
      'writeRequestsPerSec',
      'readRequestsPerSec',
      'backupSnapshotSizeGb',
    ]);
    expect(
      assumedOf({
        engine: 'aurora-mysql',
        instanceClass: 'db.serverless',
        serverlessv2ScalingConfiguration: {},
        storageType: 'aurora-iopt1',
      }),
    ).toEqual(['capacityUnitsPerHr', 'storageGb', 'backupSnapshotSizeGb']);
  });
});
