import { z } from 'zod';
import { HOURS_PER_MONTH } from '../../cost/CostItem';
import { volumeItems } from '../../cost/volumeItems';
import type { ResourceType } from '../ResourceType';
import type { EksConfig } from './schema';

const usageSchema = z.strictObject({
  instances: z
    .number()
    .min(0, 'must not be negative')
    .max(450)
    .meta({ title: 'Nodes, on average', unit: 'nodes' })
    .optional(),
});

export type EksUsage = z.infer<typeof usageSchema>;

/** 0 stands for as many as the group has at first. */
const usual = { instances: 0 };

export const cost: ResourceType<EksConfig, EksUsage>['cost'] = {
  usageSchema,
  assumed: { small: usual, medium: usual, large: usual },
  assumedFrom: 'Ours: a group of nodes that does not scale',
  items: (config, { instances }) => {
    const count = instances || config.scalingConfig.desiredSize;
    const [instanceType] = config.instanceTypes;
    const isSpot = config.capacityType === 'SPOT';
    return [
      {
        name: 'Control plane',
        quantity: HOURS_PER_MONTH,
        service: 'EKS',
        dimension: 'controlPlane',
      },
      {
        name: `Nodes, ${isSpot ? 'spot' : 'Linux on demand'}, ${instanceType}`,
        quantity: count * HOURS_PER_MONTH,
        service: 'EC2',
        // Prices of spot capacity change by the minute; the book has none.
        dimension: `${isSpot ? 'spot' : 'linux'}.${instanceType}`,
      },
      ...volumeItems('Root volume', config.rootBlockDevice, count),
      {
        name: 'Key for secrets',
        quantity: 1,
        service: 'KMS',
        dimension: 'key',
      },
    ];
  },
  note: ({ scalingConfig, rootBlockDevice: { volumeSize, volumeType } }) =>
    `A control plane in standard support and ${scalingConfig.desiredSize} nodes of the first type unless the usage says otherwise, ${HOURS_PER_MONTH} hours a month, each with ${volumeSize} GB ${volumeType}; logs, calls to KMS, balancers and volumes of workloads, and data transfer are not counted.`,
};
