import type { z } from 'zod';
import {
  assumedConnections,
  assumedFrom,
  balancerItems,
  capacityUnitHours,
  networkUsageSchema,
} from '../load-balancer/cost';
import type { ResourceType } from '../ResourceType';
import type { NlbConfig } from './schema';

export type NlbUsage = z.infer<typeof networkUsageSchema>;

/** Elastic Load Balancing pricing, of TCP and of TLS. */
const TCP = { newConnections: 800, activeConnections: 100_000, gb: 1 };
const TLS = { newConnections: 50, activeConnections: 3_000, gb: 1 };

export const cost: ResourceType<NlbConfig, NlbUsage>['cost'] = {
  usageSchema: networkUsageSchema,
  assumed: {
    small: assumedConnections(1),
    medium: assumedConnections(2),
    large: assumedConnections(4),
  },
  assumedFrom,
  items: ({ internal, certificateArn }, usage) =>
    balancerItems(
      'NLB',
      internal,
      capacityUnitHours(usage, certificateArn === undefined ? TCP : TLS),
    ),
  note: ({ internal }) =>
    `A balancer for the whole month, and capacity units by averages, of which peaks need more. Data transfer, also between zones, is not counted.${
      internal ? '' : ' An address on the internet in each of two zones.'
    }`,
};
