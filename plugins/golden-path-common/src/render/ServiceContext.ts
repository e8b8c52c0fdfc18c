import type { Environment, PlatformSpec, ServiceSpec, Slo } from '../spec';
import { labelsOf, type ServiceLabels } from './labels';
import {
  type EnvironmentNames,
  type ServiceNames,
  serviceNames,
} from './names';

/** One environment: what was asked for, or is the platform's default, and what it is called. */
export interface EnvironmentContext extends EnvironmentNames {
  wanted: Environment & { cpu: string; memory: string };
  /** Names of all the secrets that it has. */
  secrets: string[];
  /** The last in order of promotion: what users rely on. */
  isLast: boolean;
}

/** What every generator is given; made once for a service. */
export interface ServiceContext {
  spec: ServiceSpec;
  platform: PlatformSpec;
  names: ServiceNames;
  labels: ServiceLabels;
  environments: EnvironmentContext[];
  slo: Slo;
  /** The operation that makes the service; not known in a preview. */
  operationId?: string;
}

export function serviceContext(
  spec: ServiceSpec,
  platform: PlatformSpec,
  operationId?: string,
): ServiceContext {
  const names = serviceNames(spec, platform);
  return {
    spec,
    platform,
    names,
    labels: labelsOf(spec, platform),
    operationId,
    slo: spec.slo ?? platform.slo,
    environments: names.environments.map((environment, index) => {
      const asked = spec.environments[index];
      return {
        ...environment,
        wanted: { ...platform.resources.default, ...asked },
        secrets: [...spec.secrets, ...(asked.secrets ?? [])],
        isLast: index === names.environments.length - 1,
      };
    }),
  };
}
