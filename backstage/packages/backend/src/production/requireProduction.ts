import type { Config } from '@backstage/config';
import { checkProduction } from './checkProduction';

/** Says everything that stands between this configuration and production. */
export class ProductionConfigError extends Error {
  constructor(problems: string[]) {
    super(
      [
        'CloudForge does not start in production. Put these right and start again:',
        ...problems.map(problem => `  - ${problem}`),
      ].join('\n'),
    );
    this.name = 'ProductionConfigError';
  }
}

/**
 * Production is what calls itself so, by `cloudforge.mode` or by NODE_ENV: a
 * forgotten configuration file must not turn the check off.
 *
 * @throws ProductionConfigError naming every problem at once
 */
export function requireProduction(
  config: Config,
  env: { NODE_ENV?: string },
): void {
  const mode = config.getOptional('cloudforge.mode');
  if (env.NODE_ENV !== 'production' && mode !== 'production') {
    return;
  }
  const problems = checkProduction(config);
  if (problems.length > 0) {
    throw new ProductionConfigError(problems);
  }
}
