import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';
import { RiHome4Line } from '@remixicon/react';
import { goldenPathApiRef } from './api/GoldenPathApi';
import {
  apisRouteRef,
  catalogRouteRef,
  createServiceRouteRef,
  docsRouteRef,
  homeRouteRef,
  scaffolderTaskRouteRef,
  searchRouteRef,
} from './routes';

const goldenPathApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: goldenPathApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GoldenPathClient(deps),
    }),
});

const homePage = PageBlueprint.make({
  name: 'home',
  params: {
    path: '/',
    title: 'Home',
    icon: <RiHome4Line />,
    routeRef: homeRouteRef,
    loader: () => import('./home/HomePage').then(m => <m.HomePage />),
  },
});

/**
 * The home page and the client of golden-path-backend.
 *
 * @public
 */
export const goldenPathPlugin = createFrontendPlugin({
  pluginId: 'golden-path',
  title: 'Golden path',
  icon: <RiHome4Line />,
  info: { packageJson: () => import('../package.json') },
  routes: { home: homeRouteRef },
  externalRoutes: {
    createService: createServiceRouteRef,
    scaffolderTask: scaffolderTaskRouteRef,
    catalog: catalogRouteRef,
    docs: docsRouteRef,
    apis: apisRouteRef,
    search: searchRouteRef,
  },
  extensions: [goldenPathApi, homePage],
});
