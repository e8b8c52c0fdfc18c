import type { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { GoldenPathConfig } from '../../config';
import { DatabaseClock } from '../../database/DatabaseClock';
import { CatalogRegistry, GitLabClient } from '../../vendors';
import { RotationLocks } from './RotationLocks';
import { Services } from './Services';
import { ServiceTokens } from './ServiceTokens';

/** Where the tokens of services are, and who owns the services. */
export interface TokenVendors {
  gitlab: GitLabClient;
  catalog: CatalogRegistry;
}

/** Puts together what the API answers about tokens with. */
export function createTokens(options: {
  vendors: TokenVendors;
  config: GoldenPathConfig;
  knex: Knex;
  clock: DatabaseClock;
  logger: LoggerService;
}) {
  const { vendors, config, knex, clock, logger } = options;
  const { platform } = config;
  return {
    services: new Services({ platform, catalog: vendors.catalog }),
    tokens: new ServiceTokens({
      platform,
      gitlab: vendors.gitlab,
      locks: new RotationLocks(knex, clock),
      logger,
      settleMs: config.operations.settleMs,
    }),
  };
}
