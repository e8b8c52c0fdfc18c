import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements';
import type { PlatformSpec } from '../../spec';
import { millicores } from '../../spec/quantity';

/** Room for logs and `/tmp`: more of it is a leak, and the node's disk is shared. */
export const ephemeralStorage = { request: '64Mi', limit: '256Mi' } as const;

/**
 * Requests as asked for. Memory may not burst, since a node that runs out of it
 * kills pods; CPU may, as far as the platform lets it, so that start-up and
 * garbage collection are not throttled and a runaway is bounded.
 */
export function computeResources(
  { cpu, memory }: { cpu: string; memory: string },
  { cpuBurst, minCpuLimit }: PlatformSpec['resources'],
): IResourceRequirements {
  const limit = Math.max(cpuBurst * millicores(cpu), millicores(minCpuLimit));
  return {
    requests: { cpu, memory, 'ephemeral-storage': ephemeralStorage.request },
    limits: {
      cpu: `${limit}m`,
      memory,
      'ephemeral-storage': ephemeralStorage.limit,
    },
  };
}
