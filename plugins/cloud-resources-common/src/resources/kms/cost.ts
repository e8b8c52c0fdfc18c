import { z } from 'zod';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import { isRotated, type KmsConfig } from './schema';

export const usageSchema = z.strictObject({
  monthlyRequests: amount('Calls a month', 'requests').optional(),
});

export type KmsUsage = z.infer<typeof usageSchema>;

/** RSA 2048 and HMAC keys cost what symmetric ones do (AWS KMS pricing). */
const isCheap = (spec: string) =>
  spec === 'SYMMETRIC_DEFAULT' || spec === 'RSA_2048' || /^HMAC_/.test(spec);

export const cost: ResourceType<KmsConfig, KmsUsage>['cost'] = {
  usageSchema,
  assumed: {
    small: { monthlyRequests: 100_000 },
    medium: { monthlyRequests: 1_000_000 },
    large: { monthlyRequests: 10_000_000 },
  },
  assumedFrom: 'Ours: about one call in a hundred requests of what it encrypts',
  items: ({ customerMasterKeySpec: spec }, { monthlyRequests }) => [
    { name: 'Key', quantity: 1, service: 'KMS', dimension: 'key' },
    {
      name: 'Requests',
      quantity: monthlyRequests,
      service: 'KMS',
      dimension: isCheap(spec) ? 'requests' : 'requests.asymmetric',
      // Calls of symmetric keys alone are free to begin with.
      ...(spec === 'SYMMETRIC_DEFAULT' && {
        free: { pool: 'KMS requests', quantity: 20_000 },
      }),
    },
  ],
  note: config =>
    `The key and its calls${
      isRotated(config)
        ? '; the first and the second rotation add the price of a key each, which is not counted'
        : ''
    }. A key that waits for its deletion costs nothing.`,
};
