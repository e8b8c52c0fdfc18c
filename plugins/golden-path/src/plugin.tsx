import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiHome4Line, RiListCheck3 } from '@remixicon/react';
import { goldenPathApiRef } from './api/GoldenPathApi';
import { isMadeHere } from './operations/entity/isMadeHere';
import {
  apisRouteRef,
  catalogRouteRef,
  createServiceRouteRef,
  docsRouteRef,
  homeRouteRef,
  operationRouteRef,
  operationsRouteRef,
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

const operationsPage = PageBlueprint.make({
  name: 'operations',
  params: {
    path: '/operations',
    title: 'Operations',
    icon: <RiListCheck3 />,
    routeRef: operationsRouteRef,
    loader: () =>
      import('./operations/OperationsPage').then(m => <m.OperationsPage />),
  },
});

/** Only on what the golden path has made: its names are the catalog's, others may share them. */
const operationsCard = EntityCardBlueprint.make({
  name: 'operations',
  params: {
    type: 'content',
    filter: isMadeHere,
    loader: () =>
      import('./operations/entity/ServiceOperationsCard').then(m => (
        <m.ServiceOperationsCard />
      )),
  },
});

const environmentsCard = EntityCardBlueprint.make({
  name: 'environments',
  params: {
    type: 'content',
    filter: isMadeHere,
    loader: () =>
      import('./environments/EnvironmentsCard').then(m => (
        <m.EnvironmentsCard />
      )),
  },
});

/**
 * The home page, the operations and the client of golden-path-backend.
 *
 * @public
 */
export const goldenPathPlugin = createFrontendPlugin({
  pluginId: 'golden-path',
  title: 'Golden path',
  icon: <RiHome4Line />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    home: homeRouteRef,
    operations: operationsRouteRef,
    operation: operationRouteRef,
  },
  externalRoutes: {
    createService: createServiceRouteRef,
    scaffolderTask: scaffolderTaskRouteRef,
    catalog: catalogRouteRef,
    docs: docsRouteRef,
    apis: apisRouteRef,
    search: searchRouteRef,
  },
  extensions: [
    goldenPathApi,
    homePage,
    operationsPage,
    environmentsCard,
    operationsCard,
  ],
});
