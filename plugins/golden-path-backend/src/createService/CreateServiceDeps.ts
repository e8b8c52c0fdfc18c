import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';
import type { ArgoCdClient, CatalogRegistry, GitLabClient } from '../vendors';

export interface CreateServiceDeps {
  platform: PlatformSpec;
  gitlab: GitLabClient;
  argocd: ArgoCdClient;
  catalog: CatalogRegistry;
  /** Milliseconds that Argo CD may take to follow a commit to the workloads repository, or to accept or delete an Application. */
  registrationTimeout: number;
  /** Milliseconds after which a call without an answer can no longer arrive. */
  settleMs: number;
}
