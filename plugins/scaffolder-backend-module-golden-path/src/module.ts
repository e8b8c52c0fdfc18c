import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createCatalogInfoCommitAction } from './actions/catalogInfoCommit';
import { createServiceCheckAction } from './actions/serviceCheck';
import { createServicePublishAction } from './actions/servicePublish';
import { createServiceRegisterAction } from './actions/serviceRegister';
import { createServiceRenderAction } from './actions/serviceRender';

/**
 * Adds the actions `cloudforge:service:{check,render,publish,register}` and
 * `cloudforge:catalog-info:commit` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGoldenPath = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-path',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, config, discovery }) {
        const services = { auth, discovery };
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          createServiceCheckAction(services),
          createServiceRenderAction(services),
          createServicePublishAction(services),
          createServiceRegisterAction(services),
          createCatalogInfoCommitAction({ integrations }),
        );
      },
    });
  },
});
