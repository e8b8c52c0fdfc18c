import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { Controller } from './Controller';

const EVENTS = ['Push Hook', 'Tag Push Hook', 'System Hook'];

/** What Argo CD reads of GitLab's push event. */
const pushSchema = z.object({
  ref: z.string(),
  project: z.object({
    web_url: z.string(),
    git_http_url: z.string().optional(),
  }),
});

/**
 * `/api/webhook`: GitLab tells of a push. Needs no token, as in Argo CD
 * without a webhook secret; all it can do is make Argo CD look again.
 * Source: util/webhook/webhook.go, Handler.
 */
export function webhookRouter(controller: Controller): Router {
  const router = PromiseRouter();
  router.post('/', (request, response) => {
    if (!EVENTS.includes(request.get('X-Gitlab-Event') ?? '')) {
      response.status(400).type('text/plain').send('Unknown webhook event\n');
      return;
    }
    const push = pushSchema.safeParse(request.body);
    if (!push.success) {
      response
        .status(400)
        .type('text/plain')
        .send('Webhook processing failed\n');
      return;
    }
    const { ref, project } = push.data;
    controller.pushed(
      [project.web_url, project.git_http_url ?? project.web_url],
      ref,
    );
    response.status(200).end();
  });
  return router;
}
