import type { Request, RequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { isSameSecret } from '../credentials';
import type { ApplicationApi } from './ApplicationApi';
import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from './Application';
import { applicationsRouter } from './applicationsRouter';
import type { Cluster } from './Cluster';
import { GrpcError } from './GrpcError';
import type { ProjectApi } from './ProjectApi';
import { projectsRouter } from './projectsRouter';
import type { Repositories } from './Repositories';
import { repositoriesRouter } from './repositoriesRouter';
import type { RepositoryCache } from './RepositoryCache';

const BEARER = /^Bearer (.+)$/i;

/** Whether a request carries the token. */
export function isAuthorized(request: Request, token: string): boolean {
  const given = BEARER.exec(request.get('authorization') ?? '')?.[1];
  return given !== undefined && isSameSecret(given, token);
}

function authenticate(token: string): RequestHandler {
  return (request, _response, next) => {
    if (!request.get('authorization')) {
      throw new GrpcError('Unauthenticated', 'no session information');
    }
    if (!isAuthorized(request, token)) {
      throw new GrpcError(
        'Unauthenticated',
        'invalid session: token signature is invalid: signature is invalid',
      );
    }
    next();
  };
}

const CLUSTERS = {
  metadata: {},
  items: [
    {
      server: IN_CLUSTER_SERVER,
      name: IN_CLUSTER_NAME,
      config: { tlsClientConfig: { insecure: false } },
      connectionState: {
        status: 'Successful',
        message: 'sandbox: no cluster behind it',
        attemptedAt: null,
      },
      serverVersion: '1.35',
    },
  ],
};

/** `/api/v1`, all of it behind the token. */
export function apiRouter(options: {
  token: string;
  applications: ApplicationApi;
  projects: ProjectApi;
  cluster: Cluster;
  repositories: Repositories;
  cache: RepositoryCache;
}): Router {
  const router = PromiseRouter();
  router.use(authenticate(options.token));
  router.use(
    '/applications',
    applicationsRouter({
      api: options.applications,
      cluster: options.cluster,
      repositories: options.cache,
    }),
  );
  router.use('/projects', projectsRouter(options.projects));
  router.use(
    '/repositories',
    repositoriesRouter(options.repositories, options.cache),
  );
  router.get('/clusters', (_request, response) => {
    response.json(CLUSTERS);
  });
  router.get('/session/userinfo', (_request, response) => {
    response.json({ loggedIn: true, username: 'admin', iss: 'argocd' });
  });
  router.get(
    '/account/can-i/:resource/:action/:subresource(*)',
    (_request, response) => {
      response.json({ value: 'yes' });
    },
  );
  return router;
}
