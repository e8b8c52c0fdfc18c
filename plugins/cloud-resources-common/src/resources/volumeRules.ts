import type { Rule } from './rules';

interface Limits {
  gib: readonly [number, number];
  iops?: readonly [number, number];
}

/** Limits: Amazon EBS user guide, "volume types", 2025 (gp3 up to 64 TiB, 80,000 IOPS, 2,000 MiB/s). */
const VOLUMES = {
  gp2: { gib: [1, 16_384] },
  gp3: { gib: [1, 65_536], iops: [3_000, 80_000] },
  io1: { gib: [4, 16_384], iops: [100, 64_000] },
  io2: { gib: [4, 65_536], iops: [100, 256_000] },
  st1: { gib: [125, 16_384] },
  sc1: { gib: [125, 16_384] },
  standard: { gib: [1, 1_024] },
} as const satisfies Record<string, Limits>;

type VolumeType = keyof typeof VOLUMES;

/** What the keys of a volume are called, and what it is where they are left out. */
interface Keys {
  type: string;
  size: string;
  defaults: { type: VolumeType; size: number };
  types: readonly VolumeType[];
}

const range = ([min, max]: readonly [number, number]) => `${min} to ${max}`;

const within = (value: unknown, [min, max]: readonly [number, number]) =>
  typeof value !== 'number' || (value >= min && value <= max);

/** Which size, operations and throughput AWS takes for a type of volume. */
export function volumeRules({
  type,
  size,
  defaults,
  types,
}: Keys): readonly Rule[] {
  const typeOf = (config: Readonly<Record<string, unknown>>) =>
    types.find(known => known === config[type]) ?? defaults.type;
  const limitsOf = (config: Readonly<Record<string, unknown>>): Limits =>
    VOLUMES[typeOf(config)];
  const limits = types.map((name): [string, Limits] => [name, VOLUMES[name]]);
  return [
    {
      path: size,
      message: `does not fit the volume type: ${limits
        .map(([name, { gib }]) => `${name} ${range(gib)} GiB`)
        .join(', ')}`,
      holds: config =>
        within(config[size] ?? defaults.size, limitsOf(config).gib),
    },
    {
      path: 'iops',
      message: `does not fit the volume type: ${limits
        .flatMap(([name, { iops }]) => (iops ? `${name} ${range(iops)}` : []))
        .join(', ')}, none for others`,
      holds: config => {
        const { iops } = limitsOf(config);
        return iops ? within(config.iops, iops) : config.iops === undefined;
      },
    },
    {
      path: 'iops',
      message: 'is needed for io1 and io2',
      holds: config =>
        config.iops !== undefined || !['io1', 'io2'].includes(typeOf(config)),
    },
    {
      path: 'throughput',
      message: 'is for gp3 only; leave it out',
      holds: config =>
        config.throughput === undefined || typeOf(config) === 'gp3',
    },
    {
      path: 'kmsKeyId',
      message: 'needs encrypted',
      holds: ({ encrypted, kmsKeyId }) =>
        kmsKeyId === undefined || encrypted !== false,
    },
  ];
}
