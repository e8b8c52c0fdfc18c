import { z } from 'zod';
import type { CostItem } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { LambdaConfig } from './schema';

export const usageSchema = z.strictObject({
  monthlyRequests: amount('Requests a month', 'requests').optional(),
  requestDurationMs: amount('Average duration of a request', 'ms').optional(),
});

export type LambdaUsage = z.infer<typeof usageSchema>;

/** MB of /tmp that cost nothing (AWS Lambda pricing). */
const FREE_STORAGE = 512;

/** AWS counts a GB as 1,024 MB, and begun milliseconds as whole ones. */
const gbSeconds = (
  mb: number,
  { monthlyRequests, requestDurationMs }: Required<LambdaUsage>,
) => (monthlyRequests * Math.ceil(requestDurationMs) * mb) / 1_000 / 1_024;

function extraItems(
  { ephemeralStorage, architectures: [processor], httpApi }: LambdaConfig,
  usage: Required<LambdaUsage>,
): CostItem[] {
  const storage = ephemeralStorage.size - FREE_STORAGE;
  return [
    ...(storage > 0
      ? [
          {
            name: 'Space in /tmp over 512 MB',
            quantity: gbSeconds(storage, usage),
            service: 'LAMBDA',
            dimension: `ephemeralStorage.${processor}`,
          },
        ]
      : []),
    ...(httpApi
      ? [
          {
            name: 'HTTP API requests',
            quantity: usage.monthlyRequests,
            service: 'API_GATEWAY',
            dimension: 'httpApi.requests',
          },
        ]
      : []),
  ];
}

export const cost: ResourceType<LambdaConfig, LambdaUsage>['cost'] = {
  usageSchema,
  assumed: {
    small: { monthlyRequests: 25_000_000, requestDurationMs: 25 },
    medium: { monthlyRequests: 50_000_000, requestDurationMs: 50 },
    large: { monthlyRequests: 100_000_000, requestDurationMs: 100 },
  },
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (config, usage) => [
    {
      name: 'Requests',
      quantity: usage.monthlyRequests,
      service: 'LAMBDA',
      dimension: 'requests',
      free: { pool: 'Lambda requests', quantity: 1_000_000 },
    },
    {
      name: `Duration, ${config.memorySize} MB`,
      quantity: gbSeconds(config.memorySize, usage),
      service: 'LAMBDA',
      dimension: `duration.${config.architectures[0]}`,
      free: { pool: 'Lambda duration', quantity: 400_000 },
    },
    ...extraItems(config, usage),
  ],
  note: ({ httpApi }) =>
    `Requests and duration, begun milliseconds counted as whole ones; logs, traces and data transfer are not counted.${
      httpApi ? ' Each request is taken to come through the HTTP API.' : ''
    }`,
};
