import {
  AuthService,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { GoldenPathConfig, readGoldenPathConfig } from './config';
import { VendorNames } from './operations/Acceptance';
import { OperationDefinition } from './operations/Effect';
import { ServiceVendors, startService } from './service/startService';

/** What an operation may need to reach other systems. */
export interface Surroundings {
  config: GoldenPathConfig;
  auth: AuthService;
  catalog: CatalogService;
}

/** What the service does; how it does it safely is the engine's part. */
export interface Workings {
  definition: OperationDefinition;
  names: VendorNames;
  /** Without them the API has nothing about services that are there. */
  vendors?: ServiceVendors;
}

/** The plugin around any workings, so that tests can bring their own. */
export function createGoldenPathPlugin(
  createWorkings: (surroundings: Surroundings) => Workings,
) {
  return createBackendPlugin({
    pluginId: 'golden-path',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          database: coreServices.database,
          discovery: coreServices.discovery,
          events: eventsServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          notifications: notificationService,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          rootConfig: coreServices.rootConfig,
          rootLifecycle: coreServices.rootLifecycle,
          scheduler: coreServices.scheduler,
        },
        async init({ rootConfig, auth, catalog, ...services }) {
          const config = readGoldenPathConfig(rootConfig);
          await startService({
            ...services,
            config,
            ...createWorkings({ config, auth, catalog }),
          });
        },
      });
    },
  });
}
