import { engineOf, familyOf } from './engines';
import { sizeOf } from './rules';
import type { RdsConfig } from './schema';

/** What is meant where a configuration leaves something to its engine. */
export function effective(config: RdsConfig) {
  const engine = engineOf(config.engine);
  const version = config.engineVersion ?? engine.version;
  return {
    engine,
    version,
    port: config.port ?? engine.port,
    family: familyOf(config.engine, version),
    /** GiB; of an instance. */
    size: sizeOf(config),
    storageType: config.storageType ?? (engine.aurora ? 'aurora' : 'gp3'),
  };
}
