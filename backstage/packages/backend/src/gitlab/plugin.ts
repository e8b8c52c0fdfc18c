import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { createRouter } from './router';

/**
 * Stands in for the backend of the GitLab plugin, which forwards any GET with
 * the portal's own token, CI variables included, and does not start with a
 * GitLab on a port of its own.
 */
export const gitLabPlugin = createBackendPlugin({
  pluginId: 'gitlab',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
      },
      async init({ config, httpRouter }) {
        httpRouter.use(createRouter(ScmIntegrations.fromConfig(config)));
      },
    });
  },
});
