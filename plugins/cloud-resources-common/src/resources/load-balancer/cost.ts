import { z } from 'zod';
import { HOURS_PER_MONTH, type CostItem } from '../../cost/CostItem';
import { amount } from '../fields';

export const connectionsUsage = {
  newConnections: amount(
    'New connections a second, on average',
    'connections/s',
  ).optional(),
  activeConnections: amount(
    'Connections at the same time, on average',
    'connections',
  ).optional(),
  processedBytesGb: amount('Data a month', 'GB').optional(),
};

export interface ConnectionsUsage {
  newConnections: number;
  activeConnections: number;
  processedBytesGb: number;
}

/** What one capacity unit holds: connections by the second and at once, GB an hour (Elastic Load Balancing pricing). */
export interface CapacityUnit {
  newConnections: number;
  activeConnections: number;
  gb: number;
}

/**
 * Capacity units × hours of a month: AWS bills by the use of which most is used.
 * Taken from averages, so that peaks cost more.
 */
export function capacityUnitHours(
  { newConnections, activeConnections, processedBytesGb }: ConnectionsUsage,
  unit: CapacityUnit,
  others: readonly number[] = [],
): number {
  const units = Math.max(
    newConnections / unit.newConnections,
    activeConnections / unit.activeConnections,
    ...others,
  );
  return Math.max(units * HOURS_PER_MONTH, processedBytesGb / unit.gb);
}

/** A balancer that faces the internet has an address in each zone of the base network. */
const ZONES = 2;

export const balancerItems = (
  service: 'ALB' | 'NLB',
  internal: boolean,
  unitHours: number,
): CostItem[] => [
  {
    name: 'Load balancer',
    quantity: HOURS_PER_MONTH,
    service,
    dimension: 'hour',
  },
  {
    name: 'Capacity units',
    quantity: unitHours,
    service,
    dimension: 'capacityUnit',
  },
  ...(internal
    ? []
    : [
        {
          name: 'Public IPv4 addresses',
          quantity: ZONES * HOURS_PER_MONTH,
          service: 'EIP',
          dimension: 'publicIpv4.inUse',
        },
      ]),
];

/** Data of Infracost's; connections so few that the data decides, as they do in its prices. */
export const assumedConnections = (size: 1 | 2 | 4): ConnectionsUsage => ({
  newConnections: size,
  activeConnections: 100 * size,
  processedBytesGb: 250 * size,
});

export const assumedFrom =
  'GB: Infracost usage defaults, 2026-08-21; connections and rules: ours';

export const networkUsageSchema = z.strictObject(connectionsUsage);
