import type { CostItem } from './CostItem';

interface Volume {
  volumeType: string;
  /** GiB. */
  volumeSize: number;
  iops?: number;
  /** MiB/s. */
  throughput?: number;
}

/** Part of the price of every gp3 volume (Amazon EBS pricing). */
const GP3_FREE = { iops: 3_000, throughput: 125 };

/** What `count` EBS volumes of one kind cost a month; I/O of `standard` is usage, and not in here. */
export function volumeItems(
  what: string,
  { volumeType, volumeSize, iops = 0, throughput = 0 }: Volume,
  count: number,
): CostItem[] {
  const of = (name: string, dimension: string, quantity: number): CostItem => ({
    name: `${what}: ${name}`,
    quantity: quantity * count,
    service: 'EBS',
    dimension: `${volumeType}.${dimension}`,
  });
  const paidIops =
    volumeType === 'gp3' ? Math.max(0, iops - GP3_FREE.iops) : iops;
  const paidThroughput =
    volumeType === 'gp3' ? Math.max(0, throughput - GP3_FREE.throughput) : 0;
  return [
    of(`${volumeType} storage`, 'storage', volumeSize),
    ...(paidIops > 0 ? [of('provisioned IOPS', 'iops', paidIops)] : []),
    ...(paidThroughput > 0
      ? [
          // Listed per GiB/s.
          of('provisioned throughput', 'throughput', paidThroughput / 1024),
        ]
      : []),
  ];
}
