import { z } from 'zod';
import { HOURS_PER_MONTH } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import { effective } from './effective';
import type { ElastiCacheConfig } from './schema';

export const usageSchema = z.strictObject({
  snapshotStorageSizeGb: amount(
    'Snapshots besides the newest, which is free',
    'GB',
  ).optional(),
});

export type ElastiCacheUsage = z.infer<typeof usageSchema>;

/** A single snapshot of a cache is free. */
const paysForSnapshots = (config: ElastiCacheConfig) =>
  effective(config).snapshots > 1;

export const cost: ResourceType<ElastiCacheConfig, ElastiCacheUsage>['cost'] = {
  usageSchema,
  assumed: {
    small: { snapshotStorageSizeGb: 58 },
    medium: { snapshotStorageSizeGb: 117 },
    large: { snapshotStorageSizeGb: 235 },
  },
  usageKeys: config =>
    paysForSnapshots(config) ? ['snapshotStorageSizeGb'] : [],
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (config, { snapshotStorageSizeGb }) => [
    {
      name: `${config.nodeType} of ${config.engine}`,
      quantity: effective(config).nodes * HOURS_PER_MONTH,
      service: 'ELASTICACHE',
      dimension: `${config.engine}.${config.nodeType}`,
    },
    ...(paysForSnapshots(config)
      ? [
          {
            name: 'Snapshots',
            quantity: snapshotStorageSizeGb,
            service: 'ELASTICACHE',
            dimension: 'backup.storage',
          },
        ]
      : []),
  ],
  note: config => {
    const { nodes } = effective(config);
    return `${
      nodes === 1 ? 'One node' : `${nodes} nodes`
    } on demand, ${HOURS_PER_MONTH} hours a month; data transfer between zones and calls to KMS are not counted.`;
  },
};
