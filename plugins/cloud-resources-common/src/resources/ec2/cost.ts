import { z } from 'zod';
import { HOURS_PER_MONTH, type CostItem } from '../../cost/CostItem';
import { volumeItems } from '../../cost/volumeItems';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import { isBurstable, type Ec2Config } from './schema';

export const usageSchema = z.strictObject({
  monthlyCpuCreditHrs: amount(
    'Hours a month above the baseline of an unlimited T instance',
    'hours',
  ).optional(),
  vcpuCount: amount('vCPUs that burst', 'vCPU').optional(),
});

export type Ec2Usage = z.infer<typeof usageSchema>;

/** CloudWatch publishes seven metrics of an instance at the price of custom ones. */
const DETAILED_METRICS = 7;

/** 0 stands for the vCPUs that the instance type has. */
const noBursts = { monthlyCpuCreditHrs: 0, vcpuCount: 0 };

const VCPUS: Readonly<Record<string, number>> = { xlarge: 4, '2xlarge': 8 };

/** T3 and T4g up to large have two. */
const vcpusOf = (instanceType: string) =>
  VCPUS[instanceType.split('.')[1]] ?? 2;

function extraItems(
  config: Ec2Config,
  { monthlyCpuCreditHrs, vcpuCount }: Required<Ec2Usage>,
): CostItem[] {
  const { count } = config;
  const bursts =
    isBurstable(config.instanceType) &&
    config.creditSpecification?.cpuCredits !== 'standard'
      ? monthlyCpuCreditHrs *
        (vcpuCount || vcpusOf(config.instanceType)) *
        count
      : 0;
  return [
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
    ...(bursts > 0
      ? [
          {
            name: 'CPU credits',
            quantity: bursts,
            service: 'EC2',
            dimension: 'cpuCredits',
          },
        ]
      : []),
  ];
}

function secretItems({ keyPair, passwordLogin }: Ec2Config): CostItem[] {
  const quantity = Number(keyPair) + Number(passwordLogin);
  return quantity > 0
    ? [
        {
          name: 'Secrets Manager secret',
          quantity,
          service: 'SECRETSMANAGER',
          dimension: 'secret',
        },
      ]
    : [];
}

export const cost: ResourceType<Ec2Config, Ec2Usage>['cost'] = {
  usageSchema,
  assumed: { small: noBursts, medium: noBursts, large: noBursts },
  assumedFrom: 'Ours: an instance that stays within its baseline',
  items: (config, usage) => {
    const { count, instanceType, tenancy } = config;
    const addresses =
      count * (config.elasticIp || config.associatePublicIpAddress ? 1 : 0);
    return [
      {
        name: `Linux on demand, ${instanceType}`,
        quantity: count * HOURS_PER_MONTH,
        service: 'EC2',
        // Only shared hardware has prices in the book.
        dimension: `${
          tenancy === 'default' ? 'linux' : tenancy
        }.${instanceType}`,
      },
      ...volumeItems('Root volume', config.rootBlockDevice, count),
      ...(addresses > 0
        ? [
            {
              name: 'Public IPv4 address',
              quantity: addresses * HOURS_PER_MONTH,
              service: 'EIP',
              dimension: 'publicIpv4.inUse',
            },
          ]
        : []),
      ...secretItems(config),
      ...extraItems(config, usage),
    ];
  },
  note: ({ count, rootBlockDevice: { volumeSize, volumeType } }) =>
    `Linux on demand, ${HOURS_PER_MONTH} hours a month, with ${
      count === 1 ? 'a root volume' : `${count} root volumes`
    } of ${volumeSize} GB ${volumeType}; data transfer, snapshots and calls to Secrets Manager are not counted.`,
};
