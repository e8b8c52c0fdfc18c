import express, { ErrorRequestHandler, Request, Response } from 'express';
import Router from 'express-promise-router';
import type { GitLabContext } from '../context';
import { accessTokenRoutes } from './accessTokens';
import { authenticate } from './authenticate';
import { branchRoutes } from './branches';
import { commitRoutes } from './commits';
import { emptyListRoutes } from './emptyLists';
import { ApiError } from './errors';
import { fileRoutes } from './files';
import { groupRoutes } from './groups';
import { hookRoutes } from './hooks';
import { memberRoutes } from './members';
import { projectDeletion } from './projectDeletion';
import { projectRoutes } from './projects';
import { protectedBranchRoutes } from './protectedBranches';
import { repositoryRoutes } from './repository';
import { tagRoutes } from './tags';
import { topicRoutes } from './topics';
import { userRoutes } from './users';
import { variableRoutes } from './variables';

/** More than any commit of the golden path; GitLab's own limit is 300 MB. */
const BODY_LIMIT = '100mb';

/** Bodies as JSON or as a form. */
export const bodies = [
  express.json({ limit: BODY_LIMIT }),
  express.urlencoded({ limit: BODY_LIMIT, extended: true }),
];

/** Every route of the REST API that there is here. */
export function apiRouter(
  context: GitLabContext,
  notImplemented: (request: Request, response: Response) => void,
) {
  const router = Router();
  router.use(authenticate(context.store));
  for (const routes of [
    projectRoutes,
    projectDeletion,
    groupRoutes,
    userRoutes,
    commitRoutes,
    fileRoutes,
    repositoryRoutes,
    branchRoutes,
    tagRoutes,
    protectedBranchRoutes,
    variableRoutes,
    accessTokenRoutes,
    hookRoutes,
    memberRoutes,
    topicRoutes,
    emptyListRoutes,
  ]) {
    router.use(routes(context));
  }
  router.use(notImplemented);
  return router;
}

/** Errors as GitLab's JSON; what nobody expected is logged and says 500. */
export function apiErrors(context: GitLabContext): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
    } else if (error instanceof ApiError) {
      response.status(error.status).set(error.headers).json(error.body);
    } else if (error?.type === 'entity.parse.failed') {
      response.status(400).json({ error: 'Problems parsing JSON' });
    } else if (error?.type === 'entity.too.large') {
      response.status(413).json({ message: '413 Request Entity Too Large' });
    } else {
      context.log.error(
        { err: error, method: request.method, path: request.path },
        'request failed',
      );
      response.status(500).json({ message: '500 Internal Server Error' });
    }
  };
}
