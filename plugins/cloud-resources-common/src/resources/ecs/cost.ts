import { z } from 'zod';
import { HOURS_PER_MONTH, type CostItem } from '../../cost/CostItem';
import type { ResourceType } from '../ResourceType';
import type { EcsConfig } from './schema';

/** AWS counts 1,024 units as a vCPU and 1,024 MB as a GB. */
const UNITS = 1_024;

/** GB of disk that cost nothing (AWS Fargate pricing). */
const FREE_DISK = 20;

function extraItems(config: EcsConfig, hours: number): CostItem[] {
  const disk = (config.ephemeralStorage?.sizeInGib ?? FREE_DISK) - FREE_DISK;
  return [
    ...(disk > 0
      ? [
          {
            name: `Fargate disk over ${FREE_DISK} GB`,
            quantity: hours * disk,
            service: 'ECS_FARGATE',
            dimension: 'ephemeralStorage',
          },
        ]
      : []),
    ...(config.assignPublicIp
      ? [
          {
            name: 'Public IPv4 addresses',
            quantity: hours,
            service: 'EIP',
            dimension: 'publicIpv4.inUse',
          },
        ]
      : []),
  ];
}

export const cost: ResourceType<EcsConfig, object>['cost'] = {
  usageSchema: z.strictObject({}),
  assumed: { small: {}, medium: {}, large: {} },
  assumedFrom: 'nothing is used up beyond what the configuration says',
  items: config => {
    const hours = config.desiredCount * HOURS_PER_MONTH;
    const processor = config.cpuArchitecture === 'ARM64' ? 'arm' : 'x86';
    return [
      {
        name: 'Fargate vCPU',
        quantity: (hours * config.cpu) / UNITS,
        service: 'ECS_FARGATE',
        dimension: `${processor}.vcpu`,
      },
      {
        name: 'Fargate memory',
        quantity: (hours * config.memory) / UNITS,
        service: 'ECS_FARGATE',
        dimension: `${processor}.memory`,
      },
      ...extraItems(config, hours),
    ];
  },
  note: ({ desiredCount }) =>
    `${desiredCount} ${
      desiredCount === 1 ? 'task' : 'tasks'
    } on Fargate, ${HOURS_PER_MONTH} hours a month; logs, Container Insights and data transfer are not counted.`,
};
