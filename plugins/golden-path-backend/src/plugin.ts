import { createGoldenPathPlugin } from './createGoldenPathPlugin';
import { createServiceDefinition } from './createService';
import { NameChecker } from './names';
import { ArgoCdClient, CatalogRegistry, createGitLabClient } from './vendors';

/**
 * Operations that create a service on GitLab, in the catalog and with Argo CD,
 * or leave nothing behind.
 *
 * @public
 */
export const goldenPathPlugin = createGoldenPathPlugin(
  ({ config, auth, catalog }) => {
    const { platform } = config;
    const vendors = {
      platform,
      gitlab: createGitLabClient({
        apiUrl: config.gitlab.apiUrl,
        token: config.gitlab.token,
        requestTimeout: config.gitlab.requestTimeoutMs,
      }),
      argocd: ArgoCdClient.create({
        apiUrl: config.argocd.url,
        token: config.argocd.token,
        requestTimeout: config.argocd.requestTimeoutMs,
      }),
      catalog: CatalogRegistry.create({
        catalog,
        auth,
        requestTimeout: config.gitlab.requestTimeoutMs,
      }),
    };
    return {
      definition: createServiceDefinition({
        ...vendors,
        registrationTimeout: config.argocd.registrationTimeoutMs,
        settleMs: config.operations.settleMs,
      }),
      names: new NameChecker(vendors),
      vendors,
    };
  },
);
