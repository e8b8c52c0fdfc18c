import { z } from 'zod';
import { amount } from '../fields';
import {
  assumedConnections,
  assumedFrom,
  balancerItems,
  capacityUnitHours,
  connectionsUsage,
} from '../load-balancer/cost';
import type { ResourceType } from '../ResourceType';
import type { AlbConfig } from './schema';

export const usageSchema = z.strictObject({
  ...connectionsUsage,
  ruleEvaluations: amount(
    'Rules tried a second beyond the first ten, on average',
    'rules/s',
  ).optional(),
});

export type AlbUsage = z.infer<typeof usageSchema>;

/** Elastic Load Balancing pricing; GB of targets that are instances or addresses. */
const LCU = { newConnections: 25, activeConnections: 3_000, gb: 1 };
const RULES_PER_LCU = 1_000;

const assumed = (size: 1 | 2 | 4) => ({
  ...assumedConnections(size),
  ruleEvaluations: size,
});

export const cost: ResourceType<AlbConfig, AlbUsage>['cost'] = {
  usageSchema,
  assumed: { small: assumed(1), medium: assumed(2), large: assumed(4) },
  assumedFrom,
  items: ({ internal }, usage) =>
    balancerItems(
      'ALB',
      internal,
      capacityUnitHours(usage, LCU, [usage.ruleEvaluations / RULES_PER_LCU]),
    ),
  note: ({ internal }) =>
    `A balancer for the whole month, and capacity units by averages, of which peaks need more; functions as targets need more too. Data transfer is not counted.${
      internal ? '' : ' An address on the internet in each of two zones.'
    }`,
};
