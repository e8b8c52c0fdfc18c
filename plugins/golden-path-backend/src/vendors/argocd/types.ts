import type { JsonObject } from '@backstage/types';

/** What we read of an Argo CD Application. */
export interface ArgoCdApplication {
  name: string;
  /** Kubernetes' own id: another Application of the same name has another one. */
  uid: string;
  project: string;
  repoUrl: string;
  annotations: Record<string, string>;
  /** As Argo CD writes it: without the fields that hold Go's zero value. */
  spec: JsonObject;
  /** Its deletion has begun and waits for a finalizer. */
  deleting: boolean;
  /** `Synced`, `OutOfSync`, or `Unknown` while Argo CD has not compared it. */
  syncStatus: string;
  /** `Unknown` until Argo CD has looked. */
  health: string;
  /** Commit that Argo CD compared with last. */
  revision?: string;
  /** Of the pods, with tag or digest. */
  images: string[];
  /** End of the last sync that succeeded, ISO 8601. */
  syncedAt?: string;
  conditions: { type: string; message: string }[];
  /** The last operation, when it failed. */
  failure?: string;
}

/** Where an Application is and in which AppProject: all that a look for names needs. */
export type ArgoCdApplicationName = Pick<ArgoCdApplication, 'name' | 'project'>;
