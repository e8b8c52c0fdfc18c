import type { AppProject, GroupKind, ProjectDestination } from './Application';
import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from './Application';
import { globMatch } from './globMatch';
import type { ObjectRef } from './KubeObject';
import { isClusterScoped } from './KubeObject';
import { normalizeGitUrl } from './normalizeGitUrl';

const denies = (pattern: string) => pattern.startsWith('!');

function normalizePattern(pattern: string): string {
  return denies(pattern)
    ? `!${normalizeGitUrl(pattern.slice(1))}`
    : normalizeGitUrl(pattern);
}

/** Source: app_project_types.go, IsSourcePermitted. */
export function isSourcePermitted(
  project: AppProject,
  repoUrl: string,
): boolean {
  const url = normalizeGitUrl(repoUrl);
  const patterns = (project.spec.sourceRepos ?? []).map(normalizePattern);
  if (patterns.some(p => denies(p) && !globMatch(p, url, '/'))) {
    return false;
  }
  return patterns.some(pattern => globMatch(pattern, url, '/'));
}

function matchesCluster(destination: ProjectDestination): boolean {
  return (
    globMatch(destination.server ?? '', IN_CLUSTER_SERVER) ||
    globMatch(destination.name ?? '', IN_CLUSTER_NAME)
  );
}

/**
 * Whether a project lets a namespace of the one cluster be written.
 * Source: app_project_types.go, isDestinationMatched.
 */
export function isNamespacePermitted(
  project: AppProject,
  namespace: string,
): boolean {
  const here = (project.spec.destinations ?? []).filter(matchesCluster);
  const refused = here.some(
    ({ namespace: glob = '' }) => denies(glob) && !globMatch(glob, namespace),
  );
  return (
    !refused &&
    here.some(({ namespace: glob = '' }) => globMatch(glob, namespace))
  );
}

function lists(list: GroupKind[] | undefined, ref: ObjectRef): boolean {
  return (list ?? []).some(
    item =>
      globMatch(item.kind, ref.kind) &&
      globMatch(item.group, ref.group) &&
      (!item.name || globMatch(item.name, ref.name)),
  );
}

/** Source: app_project_types.go, IsGroupKindNamePermitted. */
export function isKindPermitted(project: AppProject, ref: ObjectRef): boolean {
  const { spec } = project;
  if (isClusterScoped(ref.group, ref.kind)) {
    return (
      lists(spec.clusterResourceWhitelist, ref) &&
      !lists(spec.clusterResourceBlacklist, ref)
    );
  }
  const white = spec.namespaceResourceWhitelist;
  return (
    (white === undefined || lists(white, ref)) &&
    !lists(spec.namespaceResourceBlacklist, ref)
  );
}

/**
 * Why a project does not let an object be synced, in Argo CD's words.
 * Source: controller/sync.go, validateSyncPermissions.
 */
export function refusalOfObject(
  project: AppProject,
  ref: ObjectRef,
): string | undefined {
  if (!isKindPermitted(project, ref)) {
    return `resource ${ref.group}:${ref.kind} is not permitted in project ${project.metadata.name}`;
  }
  if (ref.namespace && !isNamespacePermitted(project, ref.namespace)) {
    return `namespace ${ref.namespace} is not permitted in project '${project.metadata.name}'`;
  }
  return undefined;
}
