import {
  type BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  type ArgoCdSandbox,
  type GitLabSandbox,
  startArgoCd,
  startGitLab,
} from '@cloudforge/sandbox';
import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';
import { examplePlatform } from '@cloudforge/plugin-golden-path-common/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ArgoCdClient,
  CatalogRegistry,
  type GitLabClient,
  createGitLabClient,
  defaultRetryPolicy,
} from '../vendors';

/** GitLab and Argo CD of the sandbox, a real catalog, and our clients of the three. */
export interface Vendors {
  gitlabSandbox: GitLabSandbox;
  argocdSandbox: ArgoCdSandbox;
  gitlab: GitLabClient;
  argocd: ArgoCdClient;
  catalog: CatalogRegistry;
  platform: PlatformSpec;
  /** Milliseconds after which nothing that was sent is still carried out. */
  settleMs: number;
  /** What a fault-free run must restore; histories of the register differ, contents must not. */
  snapshot(): Promise<unknown>;
  close(): Promise<void>;
}

/** No back-off between repeats: what is tested is how many and after what. */
export const hastyPolicy = { ...defaultRetryPolicy, baseDelay: 1, maxDelay: 5 };

export async function startVendors({
  requestTimeout = 15_000,
  catalogModules = [],
}: {
  /** Milliseconds; short where a vendor is going to hang. */
  requestTimeout?: number;
  catalogModules?: BackendFeature[];
} = {}): Promise<Vendors> {
  const dataDir = await mkdtemp(join(tmpdir(), 'golden-path-vendors-'));
  const gitlabSandbox = await startGitLab({
    dataDir: join(dataDir, 'gitlab'),
    seed: true,
  });
  const argocdSandbox = await startArgoCd({
    dataDir,
    gitlabUrl: gitlabSandbox.url,
    gitlabToken: gitlabSandbox.adminToken,
    workloads: { repoUrl: `${gitlabSandbox.url}/platform/workloads.git` },
  });
  gitlabSandbox.addPushHook({ url: `${argocdSandbox.url}/api/webhook` });
  const { registry, stop } = await startCatalog(gitlabSandbox, {
    requestTimeout,
    catalogModules,
  });
  const platform = examplePlatform({
    gitlab: gitlabSandbox.url,
    argocd: argocdSandbox.url,
  });
  return {
    gitlabSandbox,
    argocdSandbox,
    platform,
    // Nothing is late there.
    settleMs: 100,
    gitlab: createGitLabClient(
      {
        apiUrl: `${gitlabSandbox.url}/api/v4`,
        token: gitlabSandbox.adminToken,
        requestTimeout,
      },
      hastyPolicy,
    ),
    argocd: ArgoCdClient.create(
      {
        apiUrl: argocdSandbox.url,
        token: argocdSandbox.token,
        requestTimeout,
      },
      hastyPolicy,
    ),
    catalog: registry,
    async snapshot() {
      const [gitlab, argocd] = await Promise.all([
        gitlabSandbox.snapshot(),
        argocdSandbox.snapshot(),
      ]);
      const { commits: _, ...workloads } =
        gitlab.projects[platform.gitlab.workloadsProject];
      return {
        gitlab: {
          ...gitlab,
          projects: {
            ...gitlab.projects,
            [platform.gitlab.workloadsProject]: workloads,
          },
        },
        argocd,
      };
    },
    async close() {
      await stop();
      await argocdSandbox.close();
      await gitlabSandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function startCatalog(
  { url, adminToken }: GitLabSandbox,
  {
    requestTimeout,
    catalogModules,
  }: { requestTimeout: number; catalogModules: BackendFeature[] },
) {
  let registry: CatalogRegistry | undefined;
  const probe = createBackendPlugin({
    pluginId: 'golden-path',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth, catalog: catalogServiceRef },
        async init({ auth, catalog }) {
          registry = CatalogRegistry.create({
            auth,
            catalog,
            requestTimeout,
          });
        },
      });
    },
  });
  const { host } = new URL(url);
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          backend: { reading: { allow: [{ host }] } },
          integrations: {
            gitlab: [
              {
                host,
                baseUrl: url,
                apiBaseUrl: `${url}/api/v4`,
                token: adminToken,
              },
            ],
          },
          catalog: {
            rules: [{ allow: ['Component', 'API', 'Location'] }],
          },
        },
      }),
      catalogPlugin,
      probe,
      ...catalogModules,
    ],
  });
  if (!registry) {
    throw new Error('The catalog did not start');
  }
  return { registry, stop: () => backend.stop() };
}
