import { z } from 'zod';
import { HOURS_PER_MONTH, type CostItem } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import { effective } from './effective';
import type { RdsConfig } from './schema';

export const usageSchema = z.strictObject({
  additionalBackupStorageGb: amount(
    'Backups above the free size of the storage',
    'GB',
  ).optional(),
  monthlyCpuCreditHrs: amount(
    'vCPU-hours a month above the baseline of a T instance',
    'vCPU-hours',
  ).optional(),
  capacityUnitsPerHr: amount(
    'Capacity that serves, on average',
    'ACU',
  ).optional(),
  storageGb: amount('Stored in Aurora', 'GB').optional(),
  writeRequestsPerSec: amount('Writes a second', 'requests').optional(),
  readRequestsPerSec: amount('Reads a second', 'requests').optional(),
  backupSnapshotSizeGb: amount(
    'Aurora backups above the free size',
    'GB',
  ).optional(),
});

export type RdsUsage = z.infer<typeof usageSchema>;

type Usage = Required<RdsUsage>;

const SECONDS_PER_HOUR = 3_600;

const item = (name: string, dimension: string, quantity: number): CostItem => ({
  name,
  quantity,
  service: 'RDS',
  dimension,
});

/** gp3 has the first of both for nothing: 3,000 and 125 below 400 GiB, and this from there on. */
const GP3_FREE = { iops: 12_000, throughput: 500 };

function storageItems(config: RdsConfig): CostItem[] {
  const { size, storageType } = effective(config);
  const deployment = config.multiAz ? 'multi' : 'single';
  const of = (name: string, dimension: string, quantity: number) =>
    item(name, `${storageType}.${dimension}.${deployment}`, quantity);
  const isGp3 = storageType === 'gp3';
  const iops = (config.iops ?? 0) - (isGp3 ? GP3_FREE.iops : 0);
  const throughput = (config.storageThroughput ?? 0) - GP3_FREE.throughput;
  return [
    of(`${storageType} storage`, 'storage', size),
    ...(iops > 0 ? [of('Provisioned IOPS', 'iops', iops)] : []),
    ...(throughput > 0
      ? [of('Provisioned throughput', 'throughput', throughput)]
      : []),
  ];
}

function creditItems(config: RdsConfig, { monthlyCpuCreditHrs }: Usage) {
  return config.instanceClass.startsWith('db.t') && monthlyCpuCreditHrs > 0
    ? [item('CPU credits', 'cpuCredits', monthlyCpuCreditHrs)]
    : [];
}

function instanceItems(config: RdsConfig, usage: Usage): CostItem[] {
  const { engine } = effective(config);
  const { instanceClass, multiAz } = config;
  return [
    item(
      multiAz ? `${instanceClass} with a standby` : instanceClass,
      `${engine.prices}.${instanceClass}.${multiAz ? 'multi' : 'single'}`,
      HOURS_PER_MONTH,
    ),
    ...storageItems(config),
    ...creditItems(config, usage),
    ...(config.backupRetentionPeriod > 0
      ? [item('Backups', 'backup.storage', usage.additionalBackupStorageGb)]
      : []),
  ];
}

function computeItems(config: RdsConfig, usage: Usage): CostItem[] {
  const { engine, storageType } = effective(config);
  const {
    count,
    instanceClass,
    serverlessv2ScalingConfiguration: scaling,
  } = config;
  if (scaling) {
    // What is not used above the minimum is paid for all the same.
    const units = Math.min(
      Math.max(usage.capacityUnitsPerHr, scaling.minCapacity),
      scaling.maxCapacity,
    );
    return [
      item(
        'Serverless v2 capacity',
        `${storageType}.serverless`,
        units * count * HOURS_PER_MONTH,
      ),
    ];
  }
  const ioOptimized = storageType === 'aurora-iopt1' ? '.ioOptimized' : '';
  return [
    item(
      instanceClass,
      `${engine.prices}.${instanceClass}${ioOptimized}`,
      count * HOURS_PER_MONTH,
    ),
    ...creditItems(config, usage),
  ];
}

function auroraItems(config: RdsConfig, usage: Usage): CostItem[] {
  const { storageType } = effective(config);
  const requests =
    (usage.writeRequestsPerSec + usage.readRequestsPerSec) *
    SECONDS_PER_HOUR *
    HOURS_PER_MONTH;
  return [
    ...computeItems(config, usage),
    item('Storage', `${storageType}.storage`, usage.storageGb),
    ...(storageType === 'aurora'
      ? [item('I/O requests', 'aurora.requests', requests)]
      : []),
    item('Backups', 'aurora.backup', usage.backupSnapshotSizeGb),
  ];
}

/** Infracost's figures; a T instance that stays within its baseline is ours. */
const sized = (times: 1 | 2 | 4, requestsPerSec: number): Usage => ({
  additionalBackupStorageGb: 238 * times,
  monthlyCpuCreditHrs: 0,
  capacityUnitsPerHr: 0.5,
  storageGb: 50 * times,
  writeRequestsPerSec: requestsPerSec,
  readRequestsPerSec: requestsPerSec,
  backupSnapshotSizeGb: { 1: 59, 2: 119, 4: 238 }[times],
});

function usageKeys(config: RdsConfig): readonly (keyof RdsUsage)[] {
  if (!effective(config).engine.aurora) {
    return config.backupRetentionPeriod > 0
      ? ['additionalBackupStorageGb', 'monthlyCpuCreditHrs']
      : ['monthlyCpuCreditHrs'];
  }
  return [
    'storageGb',
    'backupSnapshotSizeGb',
    ...(config.storageType === 'aurora-iopt1'
      ? []
      : (['writeRequestsPerSec', 'readRequestsPerSec'] as const)),
    config.serverlessv2ScalingConfiguration
      ? 'capacityUnitsPerHr'
      : 'monthlyCpuCreditHrs',
  ];
}

const NOTES = {
  instance:
    'On demand, without a licence, the standby as AWS lists it. Backups up to the size of the storage are free.',
  cluster:
    'On demand; the instances alike, one of them writing. Storage and I/O are counted once for the cluster.',
};

export const cost: ResourceType<RdsConfig, RdsUsage>['cost'] = {
  usageSchema,
  assumed: { small: sized(1, 4), medium: sized(2, 9), large: sized(4, 19) },
  usageKeys,
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (config, usage) => [
    ...(effective(config).engine.aurora
      ? auroraItems(config, usage)
      : instanceItems(config, usage)),
    {
      name: "Secret with the master user's password",
      quantity: 1,
      service: 'SECRETSMANAGER',
      dimension: 'secret',
    },
  ],
  note: config =>
    `${
      NOTES[effective(config).engine.aurora ? 'cluster' : 'instance']
    } Data transfer, logs in CloudWatch, calls to KMS and extended support of old versions are not counted.`,
};
