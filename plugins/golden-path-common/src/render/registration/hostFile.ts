import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import type { Tree } from '../Tree';
import { toYaml } from '../yaml';

/**
 * Path in the workloads repository of the file that says whose a host is. Git
 * lets it be created once, so two services never have one host.
 *
 * @public
 */
export function hostFile(host: string): string {
  return `hosts/${host}.yaml`;
}

/** Beside the folder that Argo CD follows: no object for a cluster. */
export function hostFileOf(
  { spec }: ServiceContext,
  { host, environment }: EnvironmentContext,
): Tree {
  return host === undefined
    ? {}
    : { [hostFile(host)]: toYaml({ service: spec.name, environment }) };
}
