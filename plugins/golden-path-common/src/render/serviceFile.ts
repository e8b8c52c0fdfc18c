import type { ServiceSpec } from '../spec';
import { toYaml } from './yaml';

/**
 * Where the answers of a service are committed in its app repository.
 *
 * @public
 */
export const SERVICE_FILE = '.cloudforge/service.yaml';

/** The answers, and nothing that varies from run to run; `parseServiceSpec` reads them back. */
export function serviceFile(spec: ServiceSpec): string {
  return toYaml(spec);
}
