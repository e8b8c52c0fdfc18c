import {
  type PlatformSpec,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import type { CatalogLocationEffect } from '../effects';
import type { Stage } from '../operations/Effect';
import { catalogFileUrl } from './catalogFile';

export interface CatalogStageDeps {
  platform: PlatformSpec;
  location: CatalogLocationEffect;
}

/** The service in the catalog; the catalog reads it while Argo CD is told. */
export function catalogStage({ platform, location }: CatalogStageDeps): Stage {
  return {
    name: 'catalog',
    async run(context) {
      const { entityRef, apiRef } = serviceNames(context.spec, platform);
      await context.apply(location, {
        url: catalogFileUrl(context.spec, platform),
        entityRefs: [entityRef, apiRef],
      });
    },
  };
}
