import express, { Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { RateLimiter } from './api/rateLimit';
import type { GitLabContext } from './context';
import { snapshot } from './snapshot';

const settings = z.strictObject({
  permanentRemoval: z.boolean().optional(),
  projectsPerDay: z.number().int().min(0).nullable().optional(),
  rateLimit: z
    .strictObject({
      requests: z.number().int().min(0),
      perSeconds: z.number().int().min(1),
    })
    .nullable()
    .optional(),
});

/** The sandbox's own switches over HTTP, for tests in another process. */
export function controlRouter(
  context: GitLabContext,
  isAllowed: (request: Request) => boolean,
  notImplemented: Set<string>,
  limiter: RateLimiter,
) {
  const router = Router();
  router.use((request, response, next) => {
    if (isAllowed(request)) next();
    else response.status(401).json({ message: '401 Unauthorized' });
  });
  router.get('/snapshot', async (_request, response) => {
    response.json(await snapshot(context));
  });
  router.get('/not-implemented', async (_request, response) => {
    response.json([...notImplemented]);
  });
  router.put('/settings', express.json(), async (request, response) => {
    const parsed = settings.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ message: z.prettifyError(parsed.error) });
      return;
    }
    const { permanentRemoval, projectsPerDay, rateLimit } = parsed.data;
    if (permanentRemoval !== undefined) {
      context.permanentRemoval = permanentRemoval;
    }
    if (projectsPerDay !== undefined) {
      context.projectLimit.set(projectsPerDay ?? undefined);
    }
    if (rateLimit !== undefined) limiter.set(rateLimit ?? undefined);
    response.status(204).end();
  });
  return router;
}
