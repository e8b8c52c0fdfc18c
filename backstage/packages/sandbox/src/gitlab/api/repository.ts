import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import Router from 'express-promise-router';
import { z } from 'zod';
import { gitEnvironment } from '../../git';
import type { GitLabContext } from '../context';
import { presentTreeEntry } from '../presenters';
import { projectOf, projectWithCode } from './caller';
import { invalid, notFound } from './errors';
import { languagesOf } from './languages';
import { paginate, pageOf } from './pagination';
import { flag, parameters, text } from './parameters';

const treeQuery = z.object({
  ref: text.optional(),
  path: text.default(''),
  recursive: flag.default(false),
});

const archiveQuery = z.object({
  sha: text.optional(),
  path: text.optional(),
});

const formats: Record<string, [git: string, type: string]> = {
  'tar.gz': ['tar.gz', 'application/gzip'],
  tgz: ['tar.gz', 'application/gzip'],
  tar: ['tar', 'application/x-tar'],
  zip: ['zip', 'application/zip'],
};

/** https://docs.gitlab.com/api/repositories/ */
export function repositoryRoutes(context: GitLabContext) {
  const router = Router();

  router.get('/projects/:id/repository/tree', async (request, response) => {
    const project = projectWithCode(context, request, response);
    const { ref, path, recursive } = parameters(request, treeQuery);
    const repository = context.repositories.of(project.id);
    const commit = await repository.resolve(ref ?? project.default_branch);
    if (!commit) throw notFound('Tree');
    const folder = path.replace(/\/+$/, '');
    const entries = await repository.tree(commit, folder, recursive);
    // a path that is not there is an error since GitLab 15
    if (!entries) throw notFound('invalid revision or path');
    const { keyset, perPage, page_token } = pageOf(request);
    const sorted = recursive
      ? entries
      : [...entries].sort(
          (a, b) => Number(b.type === 'tree') - Number(a.type === 'tree'),
        );
    if (!keyset) {
      const page = paginate(context.url, request, response, sorted);
      response.json(page.map(presentTreeEntry));
      return;
    }
    const start = page_token
      ? sorted.findIndex(entry => entry.object === page_token) + 1
      : 0;
    const page = sorted.slice(start, start + perPage);
    if (start + perPage < sorted.length) {
      const url = new URL(request.originalUrl, context.url);
      url.searchParams.set('page_token', page[page.length - 1].object);
      response.set('link', `<${url}>; rel="next"`);
    }
    response.json(page.map(presentTreeEntry));
  });

  router.get(
    [
      '/projects/:id/repository/archive',
      '/projects/:id/repository/archive.:format',
    ],
    async (request, response) => {
      // lib/gitlab/hotlinking_detector.rb of GitLab
      if (
        /^(cors|no-cors|websocket)$/.test(request.get('sec-fetch-mode') ?? '')
      ) {
        throw invalid('406 Not Acceptable', 406);
      }
      const project = projectWithCode(context, request, response);
      const { sha, path } = parameters(request, archiveQuery);
      const [format, type] = formats[request.params.format ?? 'tar.gz'] ?? [];
      if (!format) throw invalid('404 Unknown archive format', 404);
      const repository = context.repositories.of(project.id);
      const ref = sha ?? project.default_branch;
      const commit = await repository.resolve(ref);
      if (!commit) throw notFound('File');
      if (path && !(await repository.tree(commit, path))) {
        throw notFound('File');
      }
      const suffix = path ? `-${path.replace(/\//g, '-')}` : '';
      const name = `${project.path}-${ref.replace(
        /\//g,
        '-',
      )}-${commit}${suffix}`;
      const child = spawn(
        'git',
        [
          'archive',
          `--format=${format}`,
          `--prefix=${name}/`,
          commit,
          '--',
          ...(path ? [path] : []),
        ],
        {
          env: gitEnvironment({
            GIT_DIR: repository.dir,
            GIT_LITERAL_PATHSPECS: '1',
          }),
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
      const closed = once(child, 'close');
      response.type(type).attachment(`${name}.${format}`);
      await pipeline(child.stdout, response);
      await closed;
    },
  );

  router.get(
    '/projects/:id/repository/blobs/:sha/raw',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      const { sha } = request.params;
      if (!/^[0-9a-f]{40}$/.test(sha)) throw notFound('Blob');
      const content = await context.repositories
        .of(project.id)
        .blob(sha)
        .catch(() => {
          throw notFound('Blob');
        });
      response.type('text/plain').send(content);
    },
  );

  router.get(
    '/projects/:id/repository/contributors',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      const repository = context.repositories.of(project.id);
      const head = await repository.resolve(project.default_branch);
      const counts = new Map<
        string,
        {
          name: string;
          email: string;
          commits: number;
          additions: number;
          deletions: number;
        }
      >();
      for (const { author } of head ? await repository.log(head) : []) {
        const key = JSON.stringify([author.name, author.email]);
        const known = counts.get(key) ?? {
          name: author.name,
          email: author.email,
          commits: 0,
          additions: 0,
          deletions: 0,
        };
        counts.set(key, { ...known, commits: known.commits + 1 });
      }
      const rows = [...counts.values()].sort((a, b) => b.commits - a.commits);
      response.json(paginate(context.url, request, response, rows));
    },
  );

  router.get('/projects/:id/languages', async (request, response) => {
    const project = projectOf(context, request, response);
    const repository = context.repositories.of(project.id);
    const head = await repository.resolve(project.default_branch);
    const entries = head ? await repository.tree(head, '', true) : [];
    response.json(languagesOf(entries ?? []));
  });

  return router;
}
