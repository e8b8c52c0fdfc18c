import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { syncWaves } from './syncWaves';

/** Metadata of what bounds one environment: there before anything runs in it. */
export function boundaryMetadata(
  { labels }: ServiceContext,
  { environment, namespace }: EnvironmentContext,
  name: string,
) {
  return {
    name,
    namespace,
    labels: labels.of(environment),
    annotations: syncWaves.boundary,
  };
}
