import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements';
import type { Environment } from '../../spec';

const MILLICORES_PER_CORE = 1000;

function millicores(cpu: string): number {
  return cpu.endsWith('m')
    ? Number(cpu.slice(0, -1))
    : Number(cpu) * MILLICORES_PER_CORE;
}

/**
 * Requests as asked for. Memory may not burst, since a node that runs out of it
 * kills pods; CPU may, to twice the request and at least one core, so that
 * start-up and garbage collection are not throttled and a runaway is bounded.
 */
export function computeResources({
  cpu,
  memory,
}: Environment): IResourceRequirements {
  const limit = Math.max(2 * millicores(cpu), MILLICORES_PER_CORE);
  return {
    requests: { cpu, memory },
    limits: { cpu: `${limit}m`, memory },
  };
}
