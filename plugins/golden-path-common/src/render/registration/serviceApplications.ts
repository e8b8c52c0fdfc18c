import type { PlatformSpec, ServiceSpec } from '../../spec';
import { serviceContext } from '../ServiceContext';
import { type ApplicationManifest, application } from './application';

/**
 * The Argo CD Applications of a service, one an environment, in order: the
 * same ones whether they are made by commit or by Argo CD's API. Pure.
 *
 * @param operationId - the operation that makes them, which they then name
 *
 * @public
 */
export function serviceApplications(
  spec: ServiceSpec,
  platform: PlatformSpec,
  operationId?: string,
): ApplicationManifest[] {
  const context = serviceContext(spec, platform, operationId);
  return context.environments.map(environment =>
    application(context, environment),
  );
}
