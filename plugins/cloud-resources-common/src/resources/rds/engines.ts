/** What sets the engines of RDS apart, as far as CloudForge needs it. */
export interface Engine {
  aurora: boolean;
  port: number;
  /** Where none is asked for; without its last part, so that AWS takes the newest of it. */
  version: string;
  /** How versions look, and how many of their parts a parameter group's family has. */
  versions: RegExp;
  familyParts: 1 | 2;
  /** The parameter that refuses whoever comes without TLS. */
  tls: { name: string; value: string };
  /** Longest name of the master user. */
  username: number;
  logs: readonly string[];
  /** In the price book. */
  prices: string;
}

const POSTGRES_VERSION = /^1[1-9](\.\d{1,2})?$/;
const MYSQL_VERSION = /^\d{1,2}\.\d{1,2}(\.\d{1,2})?$/;

const mysqlLogs = ['audit', 'error', 'general', 'slowquery'];

/** Versions, ports, log types and TLS parameters: Amazon RDS and Aurora user guides, 2026. */
const ENGINES = {
  postgres: {
    aurora: false,
    port: 5432,
    version: '17',
    versions: POSTGRES_VERSION,
    familyParts: 1,
    tls: { name: 'rds.force_ssl', value: '1' },
    username: 63,
    logs: ['postgresql', 'upgrade', 'iam-db-auth-error'],
    prices: 'postgresql',
  },
  mysql: {
    aurora: false,
    port: 3306,
    version: '8.4',
    versions: MYSQL_VERSION,
    familyParts: 2,
    tls: { name: 'require_secure_transport', value: '1' },
    username: 16,
    logs: [...mysqlLogs, 'iam-db-auth-error'],
    prices: 'mysql',
  },
  mariadb: {
    aurora: false,
    port: 3306,
    version: '11.4',
    versions: MYSQL_VERSION,
    familyParts: 2,
    tls: { name: 'require_secure_transport', value: '1' },
    username: 16,
    logs: [...mysqlLogs, 'iam-db-auth-error'],
    prices: 'mariadb',
  },
  'aurora-postgresql': {
    aurora: true,
    port: 5432,
    version: '17',
    versions: POSTGRES_VERSION,
    familyParts: 1,
    tls: { name: 'rds.force_ssl', value: '1' },
    username: 63,
    logs: ['postgresql', 'instance', 'iam-db-auth-error'],
    prices: 'aurora-postgresql',
  },
  'aurora-mysql': {
    aurora: true,
    port: 3306,
    version: '8.0',
    versions: /^8\.\d(\.mysql_aurora\.\d+\.\d+\.\d+)?$/,
    familyParts: 2,
    tls: { name: 'require_secure_transport', value: 'ON' },
    username: 16,
    logs: [...mysqlLogs, 'instance', 'iam-db-auth-error'],
    prices: 'aurora-mysql',
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
    .filter(known => known === (name ?? 'postgres'))
    .map(engineOf)[0];
}

/** `postgres17`, `mysql8.4`: what a parameter group is for. */
export function familyOf(name: EngineName, version: string): string {
  const parts = version.split('.').slice(0, engineOf(name).familyParts);
  return `${name}${parts.join('.')}`;
}
