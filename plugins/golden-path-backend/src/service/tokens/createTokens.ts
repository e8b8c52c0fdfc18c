import type { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { GoldenPathConfig } from '../../config';
import { DatabaseClock } from '../../database/DatabaseClock';
import { GitLabClient } from '../../vendors';
import { RotationLocks } from './RotationLocks';
import { ServiceTokens } from './ServiceTokens';

/** Puts together what replaces the tokens of services. */
export function createTokens(options: {
  gitlab: GitLabClient;
  config: GoldenPathConfig;
  knex: Knex;
  clock: DatabaseClock;
  logger: LoggerService;
}): ServiceTokens {
  const { gitlab, config, knex, clock, logger } = options;
  return new ServiceTokens({
    platform: config.platform,
    gitlab,
    locks: new RotationLocks(knex, clock),
    logger,
    settleMs: config.operations.settleMs,
  });
}
