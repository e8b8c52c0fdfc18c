import type { ServiceSpec } from '../../spec';
import type { ServiceContext } from '../ServiceContext';
import { nodeToolchain } from './nodeToolchain';
import type { Cache } from './Pipeline';
import type { Toolchain } from './Toolchain';

const TOOLCHAINS: Record<
  ServiceSpec['language'],
  (context: ServiceContext) => Toolchain
> = { node: nodeToolchain };

export function toolchainOf(context: ServiceContext): Toolchain {
  return TOOLCHAINS[context.spec.language](context);
}

/** GitLab keeps the caches of protected branches apart, so that no other branch can fill them. */
export function packageCache({ cache }: Toolchain): Cache {
  return { key: { files: [cache.lockFile] }, paths: [`${cache.folder}/`] };
}
