import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ApplicationApi, WhichApplication } from './ApplicationApi';
import { sourceOf } from './Application';
import { applicationFields } from './applicationFields';
import { listApplications, projectsOf } from './applicationQuery';
import {
  applicationEvents,
  managedResources,
  resourceTree,
} from './applicationViews';
import type { Cluster } from './Cluster';
import { GrpcError, invalidArgument } from './GrpcError';
import type { RepositoryCache } from './RepositoryCache';

const SHA = /^[0-9a-f]{7,40}$/;

export function queryOf(request: Request): URLSearchParams {
  return new URL(request.originalUrl, 'http://localhost').searchParams;
}

const flag = (query: URLSearchParams, name: string, fallback: boolean) =>
  query.has(name) ? query.get(name) === 'true' : fallback;

function which(request: Request): WhichApplication {
  const query = queryOf(request);
  const projects = projectsOf(query);
  if (projects.length > 1) {
    throw invalidArgument(
      'multiple projects specified - the get endpoint accepts either zero or one project',
    );
  }
  return {
    name: request.params.name,
    project: projects[0],
    appNamespace: query.get('appNamespace') ?? undefined,
  };
}

/** Of the parameters Argo CD has, these would change the answer. */
function refuseUnsupported(query: URLSearchParams, names: string[]): void {
  const unsupported = names.find(name => query.has(name));
  if (unsupported) {
    throw new GrpcError(
      'Unimplemented',
      `sandbox: the parameter ${unsupported} is not implemented`,
    );
  }
}

/** `/api/v1/applications` */
export function applicationsRouter(options: {
  api: ApplicationApi;
  cluster: Cluster;
  repositories: RepositoryCache;
}): Router {
  const { api, cluster, repositories } = options;
  const router = PromiseRouter();

  router.get('/', (request, response) => {
    const query = queryOf(request);
    refuseUnsupported(query, ['refresh']);
    response.json({
      metadata: { resourceVersion: cluster.resourceVersion },
      items: listApplications(cluster.applications(), query).map(
        applicationFields(query.get('fields')),
      ),
    });
  });
  router.post('/', async (request, response) => {
    const query = queryOf(request);
    response.json(
      await api.create(request.body, {
        upsert: flag(query, 'upsert', false),
        validate: flag(query, 'validate', true),
      }),
    );
  });
  router.get('/:name', async (request, response) => {
    const query = queryOf(request);
    refuseUnsupported(query, ['fields']);
    response.json(
      await api.get(which(request), query.get('refresh') ?? undefined),
    );
  });
  router.delete('/:name', (request, response) => {
    const query = queryOf(request);
    api.delete(which(request), {
      cascade: flag(query, 'cascade', true),
      propagationPolicy: query.get('propagationPolicy') ?? '',
    });
    response.json({});
  });
  router.post('/:name/sync', async (request, response) => {
    response.json(await api.sync(which(request), request.body ?? {}));
  });
  router.get('/:name/resource-tree', (request, response) => {
    response.json(resourceTree(cluster, api.find(which(request))));
  });
  router.get('/:name/managed-resources', (request, response) => {
    response.json(managedResources(cluster, api.find(which(request))));
  });
  router.get('/:name/events', (request, response) => {
    response.json(applicationEvents(api.find(which(request))));
  });
  router.get(
    '/:name/revisions/:revision/metadata',
    async (request, response) => {
      const app = api.find(which(request));
      const { revision } = request.params;
      if (!SHA.test(revision)) {
        throw new GrpcError('Unknown', `revision ${revision} must be resolved`);
      }
      response.json(
        await repositories.metadata(sourceOf(app).repoURL, revision),
      );
    },
  );
  return router;
}
