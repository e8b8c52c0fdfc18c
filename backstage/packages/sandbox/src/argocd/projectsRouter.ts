import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ProjectApi } from './ProjectApi';

/** `/api/v1/projects` */
export function projectsRouter(api: ProjectApi): Router {
  const router = PromiseRouter();
  router.get('/', (_request, response) => {
    response.json({ metadata: {}, items: api.list() });
  });
  router.post('/', (request, response) => {
    const { project, upsert } = request.body ?? {};
    response.json(api.create(project, upsert === true));
  });
  router.get('/:name', (request, response) => {
    response.json(api.get(request.params.name));
  });
  router.delete('/:name', (request, response) => {
    api.delete(request.params.name);
    response.json({});
  });
  return router;
}
