import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const fargate = [
  ...flat('ECS_FARGATE', 'vCPU-hour', {
    'vcpu-hour linux x86': 'x86.vcpu',
    'vcpu-hour linux arm': 'arm.vcpu',
  }),
  ...flat('ECS_FARGATE', 'GB-hour', {
    'memory-hour linux x86': 'x86.memory',
    'memory-hour linux arm': 'arm.memory',
    'ephemeral storage over 20 GB': 'ephemeralStorage',
  }),
];

/** A usage type begins with the code of the region, which us-east-1 may lack. */
const fargateQuery = (
  dimension: string,
  unit: string,
  name: string,
): PriceQuery => ({
  gives: { service: 'ECS_FARGATE', dimension, unit },
  serviceCode: 'AmazonECS',
  filters: { productFamily: 'Compute' },
  usage: new RegExp(`(^|-)Fargate-${name}$`),
});

export const fargateQueries: readonly PriceQuery[] = [
  fargateQuery('x86.vcpu', 'vCPU-hour', 'vCPU-Hours:perCPU'),
  fargateQuery('x86.memory', 'GB-hour', 'GB-Hours'),
  fargateQuery('arm.vcpu', 'vCPU-hour', 'ARM-vCPU-Hours:perCPU'),
  fargateQuery('arm.memory', 'GB-hour', 'ARM-GB-Hours'),
  fargateQuery('ephemeralStorage', 'GB-hour', 'EphemeralStorage-GB-Hours'),
];
