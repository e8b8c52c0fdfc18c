import { createDevApp } from '@backstage/frontend-dev-utils';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import goldenPath from '../src';
import { exampleApis } from './exampleApis';

createDevApp({
  features: [
    catalogPlugin,
    scaffolderPlugin,
    goldenPath,
    ...exampleApis.map(([pluginId, extensions]) =>
      createFrontendModule({ pluginId, extensions }),
    ),
  ],
});
