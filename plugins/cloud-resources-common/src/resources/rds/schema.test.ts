import { problemsIn } from '../../__testUtils__/rendered';

/** Of problems as `path message`. */
const pathsOf = (problems: readonly string[]) =>
  problems.map(problem => problem.split(' ')[0]);

const aurora = { engine: 'aurora-postgresql' };

describe('a database is refused', () => {
  it.each([
    ['instanceClass', { instanceClass: 'db.serverless' }],
    [
      'serverlessv2ScalingConfiguration',
      { serverlessv2ScalingConfiguration: {} },
    ],
    [
      'serverlessv2ScalingConfiguration',
      { ...aurora, instanceClass: 'db.serverless' },
    ],
    ['count', { count: 2 }],
    ['multiAz', { ...aurora, multiAz: true }],
    ['allocatedStorage', { ...aurora, allocatedStorage: 20 }],
    [
      'allocatedStorage',
      { storageType: 'io1', iops: 1_000, allocatedStorage: 99 },
    ],
    [
      'maxAllocatedStorage',
      { allocatedStorage: 100, maxAllocatedStorage: 109 },
    ],
    ['storageType', { storageType: 'aurora-iopt1' }],
    ['storageType', { ...aurora, storageType: 'gp3' }],
    ['iops', { storageType: 'io2' }],
    ['iops', { iops: 12_000, allocatedStorage: 399 }],
    ['iops', { iops: 11_999, allocatedStorage: 400 }],
    ['iops', { storageType: 'gp2', allocatedStorage: 400, iops: 12_000 }],
    ['storageThroughput', { storageThroughput: 500 }],
    ['kmsKeyId', { kmsKeyId: 'alias/orders' }],
    [
      'kmsKeyId',
      {
        kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/a',
        storageEncrypted: false,
      },
    ],
    ['engineVersion', { engineVersion: '8.4' }],
    ['engineVersion', { engine: 'mysql', engineVersion: '8' }],
    ['username', { username: 'Admin' }],
    ['username', { engine: 'mysql', username: 'a2345678901234567' }],
    [
      'enabledCloudwatchLogsExports',
      { enabledCloudwatchLogsExports: ['audit'] },
    ],
    ['backupRetentionPeriod', { ...aurora, backupRetentionPeriod: 0 }],
    [
      'parameter',
      {
        parameter: [
          { name: 'a', value: '1' },
          { name: 'a', value: '2' },
        ],
      },
    ],
    ['finalSnapshotIdentifier', { finalSnapshotIdentifier: 'a--b' }],
    ['password', { password: 'hunter2' }],
  ])('at %s: %j', (key, config) => {
    expect(pathsOf(problemsIn([['x', 'RDS', config]]))).toEqual([`0.${key}`]);
  });

  it('in a serverless cluster that pauses without going down to nothing', () => {
    const scaling = { minCapacity: 0.5, secondsUntilAutoPause: 300 };
    const problems = (serverlessv2ScalingConfiguration: object) =>
      problemsIn([
        [
          'x',
          'RDS',
          {
            ...aurora,
            instanceClass: 'db.serverless',
            serverlessv2ScalingConfiguration,
          },
        ],
      ]).length;
    expect(problems(scaling)).toBe(1);
    expect(problems({ ...scaling, minCapacity: 0 })).toBe(0);
    expect(problems({ minCapacity: 5, maxCapacity: 4 })).toBe(1);
    expect(problems({ minCapacity: 0.7 })).toBe(1);
  });

  it('with a key for what is not to be encrypted', () => {
    const problems = (config: object) =>
      problemsIn(
        [
          ['key', 'KMS'],
          ['db', 'RDS', config],
        ],
        [['key', 'db']],
      );
    expect(problems({})).toEqual([]);
    expect(problems({ storageEncrypted: false })).toEqual([
      expect.stringContaining('not to be encrypted'),
    ]);
  });
});
