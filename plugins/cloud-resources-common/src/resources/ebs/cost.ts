import { z } from 'zod';
import { volumeItems } from '../../cost/volumeItems';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { EbsConfig } from './schema';

export const usageSchema = z.strictObject({
  monthlyStandardIoRequests: amount(
    'Reads and writes a month of a standard volume',
    'requests',
  ).optional(),
});

export type EbsUsage = z.infer<typeof usageSchema>;

export const cost: ResourceType<EbsConfig, EbsUsage>['cost'] = {
  usageSchema,
  assumed: {
    small: { monthlyStandardIoRequests: 100_000_000 },
    medium: { monthlyStandardIoRequests: 200_000_000 },
    large: { monthlyStandardIoRequests: 400_000_000 },
  },
  usageKeys: ({ type }) =>
    type === 'standard' ? ['monthlyStandardIoRequests'] : [],
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (
    { type, size, iops, throughput },
    { monthlyStandardIoRequests: requests },
  ) => [
    ...volumeItems(
      'Volume',
      { volumeType: type, volumeSize: size, iops, throughput },
      1,
    ),
    ...(type === 'standard'
      ? [
          {
            name: 'Volume: reads and writes',
            quantity: requests,
            service: 'EBS',
            dimension: 'standard.requests',
          },
        ]
      : []),
  ],
  note: ({ finalSnapshot }) =>
    `The volume, whether attached or not; ${
      finalSnapshot ? 'snapshots, such as the last one,' : 'snapshots'
    } and calls to KMS are not counted.`,
};
