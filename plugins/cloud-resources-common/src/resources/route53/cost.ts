import { z } from 'zod';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { Route53Config } from './schema';

export const usageSchema = z.strictObject({
  monthlyStandardQueries: amount('Questions a month', 'queries').optional(),
});

export type Route53Usage = z.infer<typeof usageSchema>;

/** Route 53 has the same prices everywhere. */
const PLACE = 'global';

export const cost: ResourceType<Route53Config, Route53Usage>['cost'] = {
  usageSchema,
  assumed: {
    small: { monthlyStandardQueries: 12_500_000 },
    medium: { monthlyStandardQueries: 25_000_000 },
    large: { monthlyStandardQueries: 50_000_000 },
  },
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (_, { monthlyStandardQueries }) => [
    {
      name: 'Zone',
      quantity: 1,
      service: 'ROUTE53',
      dimension: 'zone',
      place: PLACE,
    },
    {
      name: 'Queries',
      quantity: monthlyStandardQueries,
      service: 'ROUTE53',
      dimension: 'queries',
      place: PLACE,
    },
  ],
  note: ({ privateZone }) =>
    `The zone and the questions that it answers; those for names that lead to a load balancer or a distribution cost nothing, so leave them out. A zone deleted within 12 hours costs nothing.${
      privateZone ? '' : ' The domain itself is not counted.'
    }`,
};
