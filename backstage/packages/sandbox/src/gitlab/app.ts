import express, { Express, Request, Response } from 'express';
import { isSameSecret } from '../credentials';
import { FaultQueue, faultsMiddleware, faultsRouter } from '../faults';
import { tokenOf } from './api/authenticate';
import { graphqlRoutes } from './api/graphql';
import type { RateLimiter } from './api/rateLimit';
import { apiErrors, apiRouter, bodies } from './api/router';
import type { GitLabContext } from './context';
import { controlRouter } from './controlRouter';
import { pageRouter } from './pages';
import { smartHttp } from './push';

export interface AppParts {
  adminToken: string;
  faults: FaultQueue;
  limiter: RateLimiter;
  /** Collects the routes that were asked for and are not there. */
  notImplemented: Set<string>;
}

/** REST, GraphQL, git and pages, in the order in which they are tried. */
export function createApp(context: GitLabContext, parts: AppParts): Express {
  const { adminToken, faults, limiter, notImplemented } = parts;
  const isAdmin = (request: Request) =>
    isSameSecret(tokenOf(request) ?? '', adminToken);
  const missing = (request: Request, response: Response) => {
    const route = `${request.method} ${request.originalUrl.split('?')[0]}`;
    notImplemented.add(route);
    response
      .status(501)
      .json({ message: `501 sandbox: ${route} is not implemented` });
  };

  const app = express().disable('x-powered-by');
  app.use('/-/sandbox/faults', faultsRouter(faults, isAdmin));
  app.use(
    '/-/sandbox',
    controlRouter(context, isAdmin, notImplemented, limiter),
  );
  app.use(faultsMiddleware(faults));
  app.use('/api/v4', limiter.middleware(), bodies, apiRouter(context, missing));
  app.use('/api/graphql', bodies, graphqlRoutes(context, missing));
  app.use('/api', missing);
  app.use(smartHttp(context));
  app.use(pageRouter(context));
  app.use(apiErrors(context));
  return app;
}
