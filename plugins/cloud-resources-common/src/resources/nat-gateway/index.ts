import type { ResourceType } from '../ResourceType';
import { connections } from './connections';
import { cost, type NatGatewayUsage } from './cost';
import { findings } from './findings';
import { iam } from './iam';
import { configSchema, type NatGatewayConfig } from './schema';
import { terraform } from './terraform';

export const natGateway: ResourceType<NatGatewayConfig, NatGatewayUsage> = {
  id: 'NAT_GATEWAY',
  title: 'NAT gateway',
  configSchema,
  connections,
  atMost: {
    nodes: 2,
    reason: 'the network has two zones, and a gateway serves one or both',
  },
  terraform,
  cost,
  iam,
  findings,
};
