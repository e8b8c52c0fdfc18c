import { createHash } from 'node:crypto';
import type { Application, AppProject } from './Application';
import { sourceOf } from './Application';
import type { Cluster } from './Cluster';
import type { KubeObject } from './KubeObject';
import { keyOfObject } from './KubeObject';
import type { Repositories } from './Repositories';

/**
 * The whole state of the stand-in, for comparisons.
 *
 * @public
 */
export interface ArgoCdSnapshot {
  applications: Record<string, unknown>;
  projects: Record<string, unknown>;
  repositories: string[];
  /** Digest of every other object of the cluster, by group/kind/namespace/name. */
  objects: Record<string, string>;
}

const sorted = <T>(entries: [string, T][]): Record<string, T> =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

function digest(object: KubeObject): string {
  const { metadata, status, ...content } = object;
  const { uid, resourceVersion, creationTimestamp, ...kept } = metadata;
  return createHash('sha256')
    .update(JSON.stringify({ ...content, metadata: kept }))
    .digest('hex');
}

function application(app: Application, followsWorkloads: boolean) {
  const { name, labels, annotations, finalizers, deletionTimestamp } =
    app.metadata;
  const status = app.status;
  return {
    name,
    labels,
    annotations,
    finalizers,
    deleting: deletionTimestamp !== undefined,
    spec: app.spec,
    sync: status?.sync.status,
    // A create that was undone leaves its commits in the register's history.
    revision: followsWorkloads ? undefined : status?.sync.revision,
    health: status?.health.status,
    conditions: (status?.conditions ?? []).map(({ type, message }) => ({
      type,
      message,
    })),
    resources: status?.resources,
  };
}

function project({ metadata, spec }: AppProject) {
  const { name, labels, annotations, finalizers } = metadata;
  return { name, labels, annotations, finalizers, spec };
}

/**
 * The whole state as one plain object without times, versions and secret
 * values, so that a test can compare before and after.
 */
export function snapshot(
  cluster: Cluster,
  repositories: Repositories,
  workloadsUrl: string | undefined,
): ArgoCdSnapshot {
  const others = cluster
    .all()
    .filter(
      ({ apiVersion, kind }) =>
        !apiVersion.startsWith('argoproj.io/') ||
        !['Application', 'AppProject'].includes(kind),
    );
  return JSON.parse(
    JSON.stringify({
      applications: sorted(
        cluster
          .applications()
          .map(app => [
            app.metadata.name,
            application(app, sourceOf(app).repoURL === workloadsUrl),
          ]),
      ),
      projects: sorted(
        cluster.projects().map(item => [item.metadata.name, project(item)]),
      ),
      repositories: repositories
        .list()
        .map(({ repo }) => repo)
        .sort(),
      objects: sorted(
        others.map(object => [keyOfObject(object), digest(object)]),
      ),
    }),
  ) as ArgoCdSnapshot;
}
