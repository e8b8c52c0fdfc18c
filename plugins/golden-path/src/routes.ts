import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createRouteRef();

export const operationsRouteRef = createRouteRef();

export const operationRouteRef = createSubRouteRef({
  parent: operationsRouteRef,
  path: '/:operationId',
});

export const createServiceRouteRef = createExternalRouteRef({
  defaultTarget: 'scaffolder.root',
});

export const scaffolderTaskRouteRef = createExternalRouteRef({
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});

export const catalogRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});

export const docsRouteRef = createExternalRouteRef({
  defaultTarget: 'techdocs.root',
});

export const apisRouteRef = createExternalRouteRef({
  defaultTarget: 'api-docs.root',
});

export const searchRouteRef = createExternalRouteRef({
  defaultTarget: 'search.root',
});
