import type { Environment, PlatformSpec, ServiceSpec } from '../spec';
import { labelsOf, type ServiceLabels } from './labels';
import {
  type EnvironmentNames,
  type ServiceNames,
  serviceNames,
} from './names';

/** One environment: what was asked for and what it is called. */
export interface EnvironmentContext extends EnvironmentNames {
  wanted: Environment;
}

/** What every generator is given; made once for a service. */
export interface ServiceContext {
  spec: ServiceSpec;
  platform: PlatformSpec;
  names: ServiceNames;
  labels: ServiceLabels;
  environments: EnvironmentContext[];
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
    environments: names.environments.map((environment, index) => ({
      ...environment,
      wanted: spec.environments[index],
    })),
  };
}
