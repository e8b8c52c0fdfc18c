import Router from 'express-promise-router';
import type { GitLabContext } from '../context';
import { groupOf, projectOf } from './caller';
import { notFound } from './errors';
import { paginate } from './pagination';

/**
 * What nothing here makes: no runner runs, so no pipeline is; issues, merge
 * requests and releases have no form to open one. Empty is the truth.
 */
const lists = [
  'issues',
  'merge_requests',
  'pipelines',
  'jobs',
  'releases',
  'environments',
  'deployments',
  'labels',
  'milestones',
  'events',
  'forks',
  'runners',
  'pipeline_schedules',
  'triggers',
  'packages',
  'registry/repositories',
  'deploy_tokens',
  'deploy_keys',
  'snippets',
];

export function emptyListRoutes(context: GitLabContext) {
  const router = Router();

  router.get(
    lists.map(name => `/projects/:id/${name}`),
    async (request, response) => {
      projectOf(context, request, response);
      response.json(paginate(context.url, request, response, []));
    },
  );

  const items = {
    pipelines: 'Pipeline',
    issues: 'Issue',
    merge_requests: 'Merge Request',
    releases: '',
  };
  for (const [list, what] of Object.entries(items)) {
    router.get(`/projects/:id/${list}/:item`, async (request, response) => {
      projectOf(context, request, response);
      throw notFound(what);
    });
  }

  router.get(
    [
      '/groups/:id/issues',
      '/groups/:id/merge_requests',
      '/groups/:id/variables',
    ],
    async (request, response) => {
      groupOf(context, request, response);
      response.json(paginate(context.url, request, response, []));
    },
  );

  return router;
}
