import type { ILimitRange } from 'kubernetes-models/v1/LimitRange';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import {
  computeResources,
  ephemeralStorage,
} from '../manifests/computeResources';
import { boundaryMetadata } from './boundary';

/** No container is larger than what was asked for; one that says nothing gets as much. */
export function limitRange(
  context: ServiceContext,
  environment: EnvironmentContext,
): ILimitRange {
  const { wanted } = environment;
  const { limits } = computeResources(wanted, context.platform.resources);
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: boundaryMetadata(context, environment, 'limits'),
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: {
            cpu: wanted.cpu,
            memory: wanted.memory,
            'ephemeral-storage': ephemeralStorage.request,
          },
          default: limits,
          max: limits,
        },
      ],
    },
  };
}
