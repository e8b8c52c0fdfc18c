import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readAdministrators } from './administrators';
import { CloudForgePolicy } from './CloudForgePolicy';

/**
 * Gives the permission backend CloudForge's policy.
 *
 * @public
 */
export const permissionModuleCloudForge = createBackendModule({
  pluginId: 'permission',
  moduleId: 'cloudforge-policy',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
      },
      async init({ auditor, config, logger, policy }) {
        policy.setPolicy(
          new CloudForgePolicy({
            administrators: readAdministrators(config),
            auditor,
            logger,
          }),
        );
      },
    });
  },
});
