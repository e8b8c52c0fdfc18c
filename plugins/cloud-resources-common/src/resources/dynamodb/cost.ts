import { z } from 'zod';
import { HOURS_PER_MONTH, type CostItem } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { DynamodbConfig } from './schema';

export const usageSchema = z.strictObject({
  monthlyWriteRequestUnits: amount(
    'Writes a month, in units of 1 KB',
    'WRU',
  ).optional(),
  monthlyReadRequestUnits: amount(
    'Reads a month, in units of 4 KB',
    'RRU',
  ).optional(),
  storageGb: amount('Stored, indexes included', 'GB').optional(),
  pitrBackupStorageGb: amount('In continuous backups', 'GB').optional(),
  onDemandBackupStorageGb: amount('In backups on demand', 'GB').optional(),
  monthlyStreamsReadRequestUnits: amount(
    'Reads of the stream a month',
    'requests',
  ).optional(),
});

export type DynamodbUsage = z.infer<typeof usageSchema>;
type Used = Required<DynamodbUsage>;

const item = (
  name: string,
  dimension: string,
  quantity: number,
  free?: CostItem['free'],
): CostItem => ({
  name,
  quantity,
  service: 'DYNAMODB',
  dimension,
  ...(free && { free }),
});

/** AWS gives every account 25 units of each, of tables of the standard class (Amazon DynamoDB pricing). */
const FREE_UNIT_HOURS = 25 * HOURS_PER_MONTH;

const sum = (numbers: readonly (number | undefined)[]) =>
  numbers.reduce<number>((total, number = 0) => total + number, 0);

/** Of the table and its global indexes. */
function provisionedItems(config: DynamodbConfig, suffix: string): CostItem[] {
  const all = [config, ...config.globalSecondaryIndex];
  const of = (what: string, unit: string, capacity: number) =>
    item(
      `Provisioned ${what}`,
      `provisioned.${unit}${suffix}`,
      capacity * HOURS_PER_MONTH,
      suffix === ''
        ? { pool: `DynamoDB ${unit}`, quantity: FREE_UNIT_HOURS }
        : undefined,
    );
  return [
    of('writes', 'wcu', sum(all.map(({ writeCapacity }) => writeCapacity))),
    of('reads', 'rcu', sum(all.map(({ readCapacity }) => readCapacity))),
  ];
}

const onDemandItems = (usage: Used, suffix: string): CostItem[] => [
  item('Writes', `onDemand.wru${suffix}`, usage.monthlyWriteRequestUnits),
  item('Reads', `onDemand.rru${suffix}`, usage.monthlyReadRequestUnits),
];

function usageKeys(config: DynamodbConfig): string[] {
  return [
    'storageGb',
    'onDemandBackupStorageGb',
    ...(config.billingMode === 'PAY_PER_REQUEST'
      ? ['monthlyWriteRequestUnits', 'monthlyReadRequestUnits']
      : []),
    ...(config.pointInTimeRecovery.enabled ? ['pitrBackupStorageGb'] : []),
    ...(config.streamEnabled ? ['monthlyStreamsReadRequestUnits'] : []),
  ];
}

const sized = (factor: number): Used => ({
  monthlyWriteRequestUnits: 4_000_000 * factor,
  monthlyReadRequestUnits: 20_000_000 * factor,
  storageGb: 20 * factor,
  pitrBackupStorageGb: 25 * factor,
  onDemandBackupStorageGb: 0,
  monthlyStreamsReadRequestUnits: 25_000_000 * factor,
});

export const cost: ResourceType<DynamodbConfig, DynamodbUsage>['cost'] = {
  usageSchema,
  assumed: { small: sized(1), medium: sized(2), large: sized(4) },
  usageKeys,
  assumedFrom: 'Infracost usage defaults, 2026-08-21; no backups on demand',
  items: (config, usage) => {
    const isStandard = config.tableClass === 'STANDARD';
    const suffix = isStandard ? '' : '.ia';
    return [
      ...(config.billingMode === 'PROVISIONED'
        ? provisionedItems(config, suffix)
        : onDemandItems(usage, suffix)),
      item(
        'Storage',
        `storage${suffix}`,
        usage.storageGb,
        isStandard ? { pool: 'DynamoDB storage', quantity: 25 } : undefined,
      ),
      ...(config.pointInTimeRecovery.enabled
        ? [item('Continuous backups', 'backup.pitr', usage.pitrBackupStorageGb)]
        : []),
      ...(usage.onDemandBackupStorageGb > 0
        ? [
            item(
              'Backups on demand',
              'backup.onDemand',
              usage.onDemandBackupStorageGb,
            ),
          ]
        : []),
      ...(config.streamEnabled
        ? [
            item(
              'Reads of the stream',
              'streams.reads',
              usage.monthlyStreamsReadRequestUnits,
              { pool: 'DynamoDB streams', quantity: 2_500_000 },
            ),
          ]
        : []),
    ];
  },
  note: ({ billingMode }) =>
    `${
      billingMode === 'PROVISIONED'
        ? `What is set aside for the table and its indexes, ${HOURS_PER_MONTH} hours a month`
        : 'Reads and writes, of which a write counts once more for each index that it changes'
    }; storage and backups. Restoring, exports, data transfer and calls to KMS are not counted; a function reads the stream for nothing.`,
};
