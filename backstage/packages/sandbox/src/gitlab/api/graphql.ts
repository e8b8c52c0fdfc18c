import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { GitLabContext } from '../context';
import { authenticate } from './authenticate';
import { callerOf, mayRead } from './caller';
import { parameters } from './parameters';

const body = z.looseObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * The one query of the GitLab entity tab: the coverage of a project's
 * pipelines, of which there are none.
 */
export function graphqlRoutes(
  context: GitLabContext,
  notImplemented: (request: Request, response: Response) => void,
) {
  const router = Router();
  router.use(authenticate(context.store));
  router.post('/', async (request, response) => {
    const { query, variables } = parameters(request, body);
    if (!/\bproject\s*\(\s*fullPath:[^)]*\)\s*\{\s*pipelines\b/.test(query)) {
      notImplemented(request, response);
      return;
    }
    const path = variables?.projectSlug;
    const project =
      typeof path === 'string'
        ? context.store.projects.byPath(path)
        : undefined;
    const visible = project && mayRead(context, callerOf(response), project);
    response.json({
      data: { project: visible ? { pipelines: { nodes: [] } } : null },
    });
  });
  return router;
}
