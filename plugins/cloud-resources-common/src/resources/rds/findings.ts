import type { DesignNode } from '../../design/Design';
import type { Finding } from '../../findings/Finding';
import { effective } from './effective';
import type { RdsConfig } from './schema';

/** Values with which MySQL and PostgreSQL say no. */
const OFF = ['0', 'off', 'false'];

const asksForTls = (config: RdsConfig) => {
  const { tls } = effective(config).engine;
  const said = config.parameter.find(({ name }) => name === tls.name);
  return !said || !OFF.includes(said.value.toLowerCase());
};

export function findings({
  config,
}: DesignNode<RdsConfig>): readonly Finding[] {
  const { aurora } = effective(config).engine;
  const checks: readonly (Finding & { found: boolean })[] = [
    {
      found: !config.storageEncrypted,
      severity: 'high',
      path: 'storageEncrypted',
      message: 'Storage, backups and snapshots are not encrypted.',
      mend: 'Set storageEncrypted to true; a database that exists must be made anew.',
    },
    {
      found: !asksForTls(config),
      severity: 'high',
      path: 'parameter',
      message: 'The database talks to clients without TLS.',
      mend: `Leave ${effective(config).engine.tls.name} out.`,
    },
    {
      found: config.backupRetentionPeriod === 0,
      severity: 'high',
      path: 'backupRetentionPeriod',
      message: 'There are no backups.',
      mend: 'Set backupRetentionPeriod to 7 or more.',
    },
    {
      found: config.skipFinalSnapshot,
      severity: 'medium',
      path: 'skipFinalSnapshot',
      message: 'Destroying the database deletes everything in it.',
      mend: 'Set skipFinalSnapshot to false.',
    },
    {
      found: !config.deletionProtection,
      severity: 'low',
      path: 'deletionProtection',
      message: 'The database can be deleted by one call.',
      mend: 'Set deletionProtection to true in production.',
    },
    {
      found: aurora ? config.count === 1 : !config.multiAz,
      severity: 'low',
      path: aurora ? 'count' : 'multiAz',
      message: 'A zone that fails takes the database with it.',
      mend: aurora
        ? 'Set count to 2 or more in production.'
        : 'Set multiAz to true in production.',
    },
  ];
  return checks
    .filter(({ found }) => found)
    .map(({ found: _, ...finding }) => finding);
}
