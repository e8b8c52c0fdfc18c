import type {
  AuditorService,
  DatabaseService,
  DiscoveryService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootLifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  claimedHosts,
  goldenPathPermissions,
} from '@cloudforge/plugin-golden-path-common';
import { GoldenPathConfig } from '../config';
import { createDatabaseClock } from '../database/DatabaseClock';
import { openDatabase } from '../database/migrate';
import { NoticeStore } from '../database/NoticeStore';
import { OperationReader } from '../database/OperationReader';
import { OperationStore } from '../database/OperationStore';
import { prune } from '../database/prune';
import { Notices } from '../notices/Notices';
import { notificationsInstalled } from '../notices/notificationsInstalled';
import { Acceptance, VendorNames } from '../operations/Acceptance';
import { OperationDefinition } from '../operations/Effect';
import { OperationEngine } from '../operations/OperationEngine';
import { OperationWatch } from '../operations/OperationWatch';
import { Reasons } from '../operations/Reasons';
import {
  UNDO_RETRY_DELAYS_MS,
  undoAgainDelays,
} from '../operations/undoDelays';
import { ArgoCdClient, CatalogRegistry, GitLabClient } from '../vendors';
import { auditEnd } from './auditEnd';
import { Authorization } from './Authorization';
import { isServiceOwner, serviceResourceRef } from './permissions';
import { followTasks } from './followTasks';
import { createRouter } from './router';
import { scheduleWork } from './scheduleWork';
import { Services } from './Services';
import { ServiceStatusReader } from './status';
import { createTokens } from './tokens';

/** Where services are, and who knows of them. */
export interface ServiceVendors {
  gitlab: GitLabClient;
  argocd: ArgoCdClient;
  catalog: CatalogRegistry;
}

export interface ServiceOptions {
  auditor: AuditorService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  notifications: NotificationService;
  rootLifecycle: RootLifecycleService;
  scheduler: SchedulerService;
  config: GoldenPathConfig;
  definition: OperationDefinition;
  names: VendorNames;
  vendors?: ServiceVendors;
}

/** How long a new attempt waits for the undo of the last: shorter than a load balancer waits for an answer. */
const PATIENCE_MS = 45_000;

/** Puts the parts together and starts them. */
export async function startService(options: ServiceOptions): Promise<void> {
  const { auditor, config, definition, logger, names } = options;
  const knex = await openDatabase(options.database);
  const reader = new OperationReader(knex);
  const watch = new OperationWatch({ reader, logger });
  const clock = createDatabaseClock(knex);
  const store = new OperationStore(knex, clock, operation =>
    watch.changed(operation),
  );
  const { leaseMs, handOverMs, settleMs, undoRetryMs, retentionMs } =
    config.operations;
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
      undoAgainDelaysMs: undoAgainDelays(undoRetryMs),
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
    hostsOf: spec => claimedHosts(spec, config.platform),
    handOverMs,
    patienceMs: PATIENCE_MS,
  });

  const { platform } = config;
  const existing = (vendors: ServiceVendors) => ({
    services: new Services({ platform, catalog: vendors.catalog }),
    status: new ServiceStatusReader({ platform, ...vendors }),
    tokens: createTokens({ ...options, ...vendors, knex, clock }),
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
      platform,
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
      existing: options.vendors && existing(options.vendors),
    }),
  );
  await followTasks({ events: options.events, reader, engine });
  await scheduleWork({
    ...options,
    engine,
    notices: new Notices({
      store: new NoticeStore(knex, clock),
      reader,
      notifications: options.notifications,
      installed: () => notificationsInstalled(options.discovery),
      administrators: config.administrators,
      logger,
    }),
    prune: signal => prune(knex, clock, { retentionMs, signal }),
  });
  options.lifecycle.addShutdownHook(() => engine.stop());
}
