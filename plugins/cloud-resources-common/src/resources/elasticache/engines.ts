/** What sets the engines of ElastiCache apart, as far as CloudForge needs it. */
export interface Engine {
  port: number;
  /** Where none is asked for. */
  version: string;
  versions: RegExp;
  /** What parameter groups of a version are for. */
  family(version: string): string;
}

/**
 * Versions that know users with IAM, or TLS in the case of Memcached (Amazon
 * ElastiCache user guide, "Supported engines and versions", 2026).
 */
const ENGINES = {
  valkey: {
    port: 6379,
    version: '8.0',
    versions: /^(7\.2|[89]\.\d)$/,
    family: version => `valkey${version.split('.')[0]}`,
  },
  redis: {
    port: 6379,
    version: '7.1',
    versions: /^7\.[01]$/,
    family: () => 'redis7',
  },
  memcached: {
    port: 11211,
    version: '1.6.22',
    versions: /^1\.6\.(1[2-9]|[2-9]\d)$/,
    family: () => 'memcached1.6',
  },
} as const satisfies Record<string, Engine>;

export type EngineName = keyof typeof ENGINES;

export const engineNames = Object.keys(ENGINES) as [
  EngineName,
  ...EngineName[],
];

export const engineOf = (name: EngineName): Engine => ENGINES[name];

/** The engine of a configuration that may be anything. */
export function readEngine(name: unknown): Engine | undefined {
  return engineNames
    .filter(known => known === (name ?? 'valkey'))
    .map(engineOf)[0];
}
