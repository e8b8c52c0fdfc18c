import Router from 'express-promise-router';
import { z } from 'zod';
import type { CommitRecord } from '../../git';
import type { GitLabContext } from '../context';
import { presentCommit, presentDiff } from '../presenters';
import { AccessLevel, ProjectRow } from '../store';
import { projectOf, projectWithCode, requireCaller } from './caller';
import { commitFiles } from './commitFiles';
import { invalid, notFound } from './errors';
import { pageHeaders, pageOf, paginate } from './pagination';
import { flag, parameters, text } from './parameters';

const action = z.object({
  action: z.enum(['create', 'update', 'move', 'delete', 'chmod']),
  file_path: text,
  previous_path: text.optional(),
  content: text.optional(),
  encoding: z.enum(['text', 'base64']).optional(),
  execute_filemode: flag.optional(),
  last_commit_id: text.optional(),
});

const creation = z.object({
  branch: text.pipe(z.string().min(1)),
  commit_message: text,
  actions: z.array(action),
  start_branch: text.optional(),
  start_sha: text.optional(),
  author_email: text.optional(),
  author_name: text.optional(),
  stats: flag.default(true),
  force: flag.default(false),
});

const listing = z.object({
  ref_name: text.optional(),
  path: text.optional(),
  since: text.optional(),
  until: text.optional(),
  with_stats: flag.default(false),
  all: flag.default(false),
});

const comparison = z.object({
  from: text,
  to: text,
  straight: flag.default(false),
});

async function detail(
  context: GitLabContext,
  project: ProjectRow,
  commit: CommitRecord,
  withStats = true,
) {
  const repository = context.repositories.of(project.id);
  return {
    ...presentCommit(context, project, commit),
    ...(withStats ? { stats: await repository.stats(commit.id) } : {}),
    status: null,
    project_id: project.id,
    last_pipeline: null,
  };
}

/** https://docs.gitlab.com/api/commits/ */
export function commitRoutes(context: GitLabContext) {
  const router = Router();
  const repositoryOf = (project: ProjectRow) =>
    context.repositories.of(project.id);

  async function commitOf(project: ProjectRow, ref: string) {
    const commit = await repositoryOf(project).commit(ref);
    if (!commit) throw notFound('Commit');
    return commit;
  }

  router.post('/projects/:id/repository/commits', async (request, response) => {
    const project = projectOf(
      context,
      request,
      response,
      AccessLevel.developer,
    );
    const { stats, ...given } = parameters(request, creation);
    const id = await commitFiles(
      context,
      project,
      requireCaller(response),
      given,
    );
    const [commit] = await repositoryOf(project).log(id, { limit: 1 });
    response.status(201).json(await detail(context, project, commit, stats));
  });

  router.get('/projects/:id/repository/commits', async (request, response) => {
    const project = projectWithCode(context, request, response);
    const query = parameters(request, listing);
    const { page, perPage } = pageOf(request);
    const repository = repositoryOf(project);
    const ref = await repository.resolve(
      query.ref_name ?? project.default_branch,
    );
    if (!ref && query.ref_name && !(await repository.isEmpty())) {
      throw notFound('Commit');
    }
    const found = ref
      ? await repository.log(ref, {
          all: query.all,
          path: query.path,
          since: query.since,
          until: query.until,
          skip: (page - 1) * perPage,
          limit: perPage + 1,
        })
      : [];
    pageHeaders(context.url, request, response, {
      page,
      perPage,
      more: found.length > perPage,
    });
    const commits = found.slice(0, perPage);
    response.json(
      query.with_stats
        ? await Promise.all(commits.map(one => detail(context, project, one)))
        : commits.map(one => presentCommit(context, project, one)),
    );
  });

  router.get(
    '/projects/:id/repository/commits/:sha',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      const commit = await commitOf(project, request.params.sha);
      response.json(await detail(context, project, commit));
    },
  );

  router.get(
    '/projects/:id/repository/commits/:sha/diff',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      const commit = await commitOf(project, request.params.sha);
      const diffs = await repositoryOf(project).diff(commit.id);
      response.json(
        paginate(context.url, request, response, diffs).map(presentDiff),
      );
    },
  );

  router.get(
    '/projects/:id/repository/commits/:sha/refs',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      const commit = await commitOf(project, request.params.sha);
      const out = await repositoryOf(project).run([
        'for-each-ref',
        `--contains=${commit.id}`,
        '--format=%(refname)',
        'refs/heads',
        'refs/tags',
      ]);
      const refs = out
        .toString()
        .split('\n')
        .filter(Boolean)
        .map(name => ({
          type: name.startsWith('refs/tags/') ? 'tag' : 'branch',
          name: name.replace(/^refs\/(heads|tags)\//, ''),
        }));
      response.json(paginate(context.url, request, response, refs));
    },
  );

  // no runner has ever reported on a commit
  router.get(
    '/projects/:id/repository/commits/:sha/statuses',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      await commitOf(project, request.params.sha);
      response.json(paginate(context.url, request, response, []));
    },
  );

  router.get('/projects/:id/repository/compare', async (request, response) => {
    const project = projectWithCode(context, request, response);
    const { from, to, straight } = parameters(request, comparison);
    const repository = repositoryOf(project);
    const [start, end] = await Promise.all([
      repository.commit(from),
      repository.commit(to),
    ]);
    if (!start || !end) throw notFound('Ref');
    const base = straight
      ? start.id
      : await repository.mergeBase(start.id, end.id);
    if (!base) throw invalid('404 Merge Base Not Found', 404);
    const commits = await repository.log(`${start.id}..${end.id}`);
    response.json({
      commit: commits[0] ? presentCommit(context, project, commits[0]) : null,
      commits: commits
        .reverse()
        .map(one => presentCommit(context, project, one)),
      diffs: (await repository.diff(end.id, base)).map(presentDiff),
      compare_timeout: false,
      compare_same_ref: start.id === end.id,
      web_url: `${context.url}/${project.full_path}/-/compare/${start.id}...${end.id}`,
    });
  });

  return router;
}
