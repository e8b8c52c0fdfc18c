import type { Design } from '../design/Design';
import type { RunPackage } from './RunPackage';

/**
 * The zips that must be there whenever Terraform runs, at a destroy too: it
 * reads them to see whether they changed.
 *
 * @public
 */
export function packagesOf({ nodes }: Design): readonly RunPackage[] {
  return nodes.flatMap(node => node.type.packages?.(node) ?? []);
}
