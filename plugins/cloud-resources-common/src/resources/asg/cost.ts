import { z } from 'zod';
import { HOURS_PER_MONTH } from '../../cost/CostItem';
import { volumeItems } from '../../cost/volumeItems';
import type { ResourceType } from '../ResourceType';
import { usualSize, type AsgConfig } from './schema';

const usageSchema = z.strictObject({
  instances: z
    .number()
    .min(0, 'must not be negative')
    .max(1_000)
    .meta({ title: 'Instances, on average', unit: 'instances' })
    .optional(),
});

export type AsgUsage = z.infer<typeof usageSchema>;

/** CloudWatch publishes seven metrics of an instance at the price of custom ones. */
const DETAILED_METRICS = 7;

/** 0 stands for as many as the group has when nothing scales. */
const usual = { instances: 0 };

export const cost: ResourceType<AsgConfig, AsgUsage>['cost'] = {
  usageSchema,
  assumed: { small: usual, medium: usual, large: usual },
  assumedFrom: 'Ours: a group that does not scale',
  items: (config, { instances }) => {
    const count = instances || usualSize(config);
    return [
      {
        name: `Linux on demand, ${config.instanceType}`,
        quantity: count * HOURS_PER_MONTH,
        service: 'EC2',
        dimension: `linux.${config.instanceType}`,
      },
      ...volumeItems('Root volume', config.rootBlockDevice, count),
      ...(config.monitoring
        ? [
            {
              name: 'Detailed monitoring',
              quantity: DETAILED_METRICS * count,
              service: 'EC2',
              dimension: 'detailedMonitoring',
            },
          ]
        : []),
    ];
  },
  note: config => {
    const { volumeSize, volumeType } = config.rootBlockDevice;
    return `${usualSize(config)} of ${config.minSize} to ${
      config.maxSize
    } instances unless the usage says otherwise, Linux on demand, ${HOURS_PER_MONTH} hours a month, each with a root volume of ${volumeSize} GB ${volumeType}; CPU credits and data transfer are not counted.`;
  },
};
