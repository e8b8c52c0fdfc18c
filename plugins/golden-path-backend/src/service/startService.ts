import type {
  AuditorService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { goldenPathPermissions } from '@cloudforge/plugin-golden-path-common';
import { GoldenPathConfig } from '../config';
import { createDatabaseClock } from '../database/DatabaseClock';
import { openDatabase } from '../database/migrate';
import { OperationReader } from '../database/OperationReader';
import { OperationStore } from '../database/OperationStore';
import { Acceptance, VendorNames } from '../operations/Acceptance';
import { OperationDefinition } from '../operations/Effect';
import { OperationEngine } from '../operations/OperationEngine';
import { OperationWatch } from '../operations/OperationWatch';
import { Reasons } from '../operations/Reasons';
import { auditEnd } from './auditEnd';
import { Authorization } from './Authorization';
import { isServiceOwner, serviceResourceRef } from './permissions';
import { createRouter } from './router';

export interface ServiceOptions {
  auditor: AuditorService;
  database: DatabaseService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  config: GoldenPathConfig;
  definition: OperationDefinition;
  names: VendorNames;
}

/** Together with the beat of the leases: what has died is taken over within lease + this. */
const SWEEP_SECONDS = 10;

/** One minute in all: longer than a vendor's restart, shorter than people wait. */
const UNDO_RETRY_DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** Puts the parts together and starts them. */
export async function startService(options: ServiceOptions): Promise<void> {
  const { auditor, config, definition, logger, names } = options;
  const knex = await openDatabase(options.database);
  const reader = new OperationReader(knex);
  const watch = new OperationWatch({ reader, logger });
  const store = new OperationStore(knex, createDatabaseClock(knex), id =>
    watch.changed(id),
  );
  const settleMs = Math.max(
    config.gitlab.requestTimeoutMs,
    config.argocd.requestTimeoutMs,
  );
  const { leaseMs, handOverMs } = config.operations;
  const engine = new OperationEngine({
    store,
    reader,
    definition,
    logger,
    times: {
      leaseMs,
      handOverMs,
      settleMs,
      undoRetryDelaysMs: UNDO_RETRY_DELAYS_MS,
    },
    reasons: new Reasons([config.gitlab.token, config.argocd.token]),
    onFinal: end => auditEnd(auditor, end),
  });
  const acceptance = new Acceptance({
    store,
    reader,
    engine,
    watch,
    names,
    handOverMs,
    patienceMs: settleMs + 10_000,
  });

  options.permissionsRegistry.addResourceType({
    resourceRef: serviceResourceRef,
    permissions: goldenPathPermissions,
    rules: [isServiceOwner],
    getResources: async ids => {
      const owners = await reader.owners(ids);
      return ids.map(id => {
        const owner = owners.get(id);
        return owner === undefined ? undefined : { owner };
      });
    },
  });
  options.httpRouter.use(
    createRouter({
      platform: config.platform,
      reader,
      engine,
      acceptance,
      watch,
      authorization: new Authorization(
        options.permissions,
        options.permissionsRegistry,
      ),
      httpAuth: options.httpAuth,
      auditor,
    }),
  );
  await options.scheduler.scheduleTask({
    id: 'golden-path-sweep',
    // Each replica by itself: the claims see to it that only one takes over.
    scope: 'local',
    frequency: { seconds: SWEEP_SECONDS },
    timeout: { minutes: 1 },
    fn: () => engine.sweep(),
  });
  options.lifecycle.addShutdownHook(() => engine.stop());
}
