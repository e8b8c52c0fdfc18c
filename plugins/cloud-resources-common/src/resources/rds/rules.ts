import type { Rule } from '../rules';
import { readEngine } from './engines';

type Read = Parameters<Rule['holds']>[0];

const isAurora = ({ engine }: Read) => readEngine(engine)?.aurora === true;

/** Holds for what is no engine at all, which is told at `engine`. */
const isInstance = ({ engine }: Read) => readEngine(engine)?.aurora !== true;

const isServerless = ({ instanceClass }: Read) =>
  instanceClass === 'db.serverless';

const numberOr = (value: unknown, otherwise: number) =>
  typeof value === 'number' ? value : otherwise;

/** Fewest GiB that a storage type takes (Amazon RDS user guide, "DB instance storage", 2026). */
const smallest = ({ storageType }: Read) =>
  storageType === 'io1' || storageType === 'io2' ? 100 : 20;

/** GiB of an instance. */
export const sizeOf = (config: Read) =>
  numberOr(config.allocatedStorage, smallest(config));

/** gp3 has this many IOPS for nothing, and takes more only from there on. */
const GP3 = { gib: 400, iops: 12_000, mostIops: 64_000 };

const INSTANCE_ONLY = [
  'allocatedStorage',
  'maxAllocatedStorage',
  'iops',
  'storageThroughput',
] as const;

const storageRules: readonly Rule[] = [
  ...INSTANCE_ONLY.map(path => ({
    path,
    message: 'is for instances; Aurora grows by itself: leave it out',
    holds: (config: Read) => isInstance(config) || config[path] === undefined,
  })),
  {
    path: 'storageType',
    message: 'aurora-iopt1 is for Aurora, and the others for instances',
    holds: config =>
      config.storageType === undefined ||
      (config.storageType === 'aurora-iopt1') === isAurora(config),
  },
  {
    path: 'allocatedStorage',
    message: 'must be at least 100 for io1 and io2',
    holds: config => sizeOf(config) >= smallest(config),
  },
  {
    path: 'maxAllocatedStorage',
    message: 'must be at least a tenth above allocatedStorage',
    holds: config =>
      numberOr(config.maxAllocatedStorage, Infinity) >= sizeOf(config) * 1.1,
  },
  {
    path: 'iops',
    message:
      'io1 and io2 need it; gp3 takes 12000 to 64000 of it from 400 GiB on; gp2 has none',
    holds: config => {
      const { storageType: type, iops } = config;
      if (type === 'io1' || type === 'io2') {
        return iops !== undefined;
      }
      const given = numberOr(iops, GP3.iops);
      return (
        iops === undefined ||
        (type !== 'gp2' &&
          sizeOf(config) >= GP3.gib &&
          given >= GP3.iops &&
          given <= GP3.mostIops)
      );
    },
  },
  {
    path: 'storageThroughput',
    message: 'is for gp3 from 400 GiB on; leave it out',
    holds: config =>
      config.storageThroughput === undefined ||
      ((config.storageType ?? 'gp3') === 'gp3' && sizeOf(config) >= GP3.gib),
  },
  {
    path: 'kmsKeyId',
    message: 'needs storageEncrypted',
    holds: ({ kmsKeyId, storageEncrypted }) =>
      kmsKeyId === undefined || storageEncrypted !== false,
  },
];

const sizeRules: readonly Rule[] = [
  {
    path: 'instanceClass',
    message: 'db.serverless is for Aurora',
    holds: config => !isServerless(config) || isAurora(config),
  },
  {
    path: 'serverlessv2ScalingConfiguration',
    message: 'belongs to instanceClass db.serverless; set both or none',
    holds: config =>
      (config.serverlessv2ScalingConfiguration !== undefined) ===
        isServerless(config) ||
      (isServerless(config) && isInstance(config)),
  },
  {
    path: 'count',
    message: 'is for Aurora; an instance has multiAz',
    holds: config => isAurora(config) || numberOr(config.count, 1) === 1,
  },
  {
    path: 'multiAz',
    message: 'is for instances; Aurora has count',
    holds: config => isInstance(config) || config.multiAz !== true,
  },
];

const engineRules: readonly Rule[] = [
  {
    path: 'engineVersion',
    message:
      'is no version of the engine: PostgreSQL 11 to 19 such as 17 or 17.4, MySQL and MariaDB such as 8.4 or 8.4.3, Aurora MySQL such as 8.0 or 8.0.mysql_aurora.3.08.0',
    holds: ({ engine, engineVersion }) =>
      typeof engineVersion !== 'string' ||
      readEngine(engine)?.versions.test(engineVersion) !== false,
  },
  {
    path: 'username',
    message: 'may have at most 16 characters in MySQL and MariaDB',
    holds: ({ engine, username }) =>
      typeof username !== 'string' ||
      username.length <= (readEngine(engine)?.username ?? Infinity),
  },
  {
    path: 'enabledCloudwatchLogsExports',
    message: 'names a log that the engine does not have, or one twice',
    holds: ({ engine, enabledCloudwatchLogsExports: logs }) => {
      const known = readEngine(engine)?.logs;
      return (
        !Array.isArray(logs) ||
        !known ||
        (new Set(logs).size === logs.length &&
          logs.every(log => known.includes(log)))
      );
    },
  },
  {
    path: 'backupRetentionPeriod',
    message: 'must be at least 1 for Aurora, which always makes backups',
    holds: config => isInstance(config) || config.backupRetentionPeriod !== 0,
  },
  {
    path: 'parameter',
    message: 'the names of the parameters must differ',
    holds: ({ parameter: list }) => {
      const names = Array.isArray(list)
        ? list.map(item => (item as { name?: unknown } | null)?.name)
        : [];
      return new Set(names).size === names.length;
    },
  },
];

export const rules: readonly Rule[] = [
  ...sizeRules,
  ...storageRules,
  ...engineRules,
];
