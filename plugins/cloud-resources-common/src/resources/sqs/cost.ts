import { z } from 'zod';
import type { ResourceType } from '../ResourceType';
import { amount } from '../fields';
import type { SqsConfig } from './schema';

export const usageSchema = z.strictObject({
  monthlyRequests: amount('Requests a month', 'requests').optional(),
  requestSizeKb: amount('Average size of a request', 'KB').optional(),
});

export type SqsUsage = z.infer<typeof usageSchema>;

/** SQS bills each 64 KB of a payload as a request (Amazon SQS pricing). */
const CHUNK_KB = 64;

export const cost: ResourceType<SqsConfig, SqsUsage>['cost'] = {
  usageSchema,
  assumed: {
    small: { monthlyRequests: 12_500_000, requestSizeKb: 16 },
    medium: { monthlyRequests: 25_000_000, requestSizeKb: 32 },
    large: { monthlyRequests: 50_000_000, requestSizeKb: 64 },
  },
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: ({ fifoQueue }, { monthlyRequests, requestSizeKb }) => [
    {
      name: fifoQueue ? 'FIFO requests' : 'Requests',
      quantity:
        monthlyRequests * Math.max(1, Math.ceil(requestSizeKb / CHUNK_KB)),
      service: 'SQS',
      dimension: fifoQueue ? 'requests.fifo' : 'requests.standard',
      free: { pool: 'SQS requests', quantity: 1_000_000 },
    },
  ],
  note: () =>
    'Requests only, each 64 KB of a message counted as one; data transfer is not counted.',
};
