import Router from 'express-promise-router';
import type { GitLabContext } from '../context';
import { callerOf, mayRead } from './caller';
import { paginate } from './pagination';

/** https://docs.gitlab.com/api/topics/; a topic is here what a project names. */
export function topicRoutes(context: GitLabContext) {
  const router = Router();
  router.get('/topics', async (request, response) => {
    const counts = new Map<string, number>();
    for (const project of context.store.projects.list()) {
      if (!mayRead(context, callerOf(response), project)) continue;
      for (const topic of JSON.parse(project.topics) as string[]) {
        counts.set(topic, (counts.get(topic) ?? 0) + 1);
      }
    }
    const rows = [...counts].map(([name, total], i) => ({
      id: i + 1,
      name,
      title: name,
      description: null,
      total_projects_count: total,
      avatar_url: null,
    }));
    response.json(paginate(context.url, request, response, rows));
  });
  return router;
}
