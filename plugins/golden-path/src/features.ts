import { createFrontendFeatureLoader } from '@backstage/frontend-plugin-api';
import { goldenPathPlugin } from './plugin';
import { goldenPathScaffolderModule } from './scaffolderModule';

/**
 * Everything that this package adds to a portal: a plugin and a module of the
 * scaffolder plugin. One loader, because discovery takes a package's default
 * export only.
 *
 * @public
 */
export const goldenPathFeatures = createFrontendFeatureLoader({
  loader: () => [goldenPathPlugin, goldenPathScaffolderModule],
});
