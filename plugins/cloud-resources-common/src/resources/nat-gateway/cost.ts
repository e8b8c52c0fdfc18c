import { z } from 'zod';
import { HOURS_PER_MONTH } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { NatGatewayConfig } from './schema';

export const usageSchema = z.strictObject({
  monthlyDataProcessedGb: amount('Through it a month', 'GB').optional(),
});

export type NatGatewayUsage = z.infer<typeof usageSchema>;

export const cost: ResourceType<NatGatewayConfig, NatGatewayUsage>['cost'] = {
  usageSchema,
  assumed: {
    small: { monthlyDataProcessedGb: 111 },
    medium: { monthlyDataProcessedGb: 222 },
    large: { monthlyDataProcessedGb: 444 },
  },
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (_, { monthlyDataProcessedGb }) => [
    {
      name: 'Gateway',
      quantity: HOURS_PER_MONTH,
      service: 'NAT_GATEWAY',
      dimension: 'gateway',
    },
    {
      name: 'Data processed',
      quantity: monthlyDataProcessedGb,
      service: 'NAT_GATEWAY',
      dimension: 'dataProcessed',
    },
    {
      name: 'Public IPv4 address',
      quantity: HOURS_PER_MONTH,
      service: 'EIP',
      dimension: 'publicIpv4.inUse',
    },
  ],
  note: () =>
    'The gateway, its address and what goes through it; data transfer to the internet and between zones is not counted.',
};
