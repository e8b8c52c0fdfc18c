import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { CommitAction } from '../../git';
import type { GitLabContext } from '../context';
import { AccessLevel } from '../store';
import { projectOf, projectWithCode, requireCaller } from './caller';
import { commitFiles } from './commitFiles';
import { notFound, parameterError } from './errors';
import { flag, parameters, text } from './parameters';

const removal = z.object({
  branch: text.pipe(z.string().min(1)),
  commit_message: text,
  start_branch: text.optional(),
  author_email: text.optional(),
  author_name: text.optional(),
  last_commit_id: text.optional(),
});

const writing = removal.extend({
  content: text,
  encoding: z.enum(['text', 'base64']).optional(),
  execute_filemode: flag.optional(),
});

const reading = z.object({ ref: text.optional() });

async function fileOf(
  context: GitLabContext,
  request: Request,
  response: Response,
  refNeeded: boolean,
) {
  const project = projectWithCode(context, request, response);
  const { ref: given } = parameters(request, reading);
  if (!given && refNeeded) throw parameterError('ref is missing');
  const repository = context.repositories.of(project.id);
  const ref = given ?? 'HEAD';
  const commit = await repository.resolve(ref);
  if (!commit) throw notFound('Commit');
  const path = request.params.file_path;
  const entry = await repository.entry(commit, path);
  if (!entry || entry.type !== 'blob') throw notFound('File');
  const [[last], content] = await Promise.all([
    repository.log(commit, { path, limit: 1 }),
    repository.blob(entry.object),
  ]);
  return {
    content,
    about: {
      file_name: path.slice(path.lastIndexOf('/') + 1),
      file_path: path,
      size: content.length,
      encoding: 'base64',
      content_sha256: createHash('sha256').update(content).digest('hex'),
      ref,
      blob_id: entry.object,
      commit_id: commit,
      last_commit_id: last.id,
      execute_filemode: entry.mode === '100755',
    },
  };
}

type FileAnswer = Awaited<ReturnType<typeof fileOf>>;

/** Each attribute of a file as a header; GitLab does the same for HEAD and raw. */
function setHeaders(response: Response, { about }: FileAnswer) {
  for (const [name, value] of Object.entries(about)) {
    const header = `x-gitlab-${name.replace(/_/g, '-')}`;
    response.set(header, encodeURI(String(value)));
  }
}

/** Node keeps HEAD answers without a body, so GET serves both. */
function readingRoutes(context: GitLabContext) {
  const router = Router();

  router.get(
    '/projects/:id/repository/files/:file_path/raw',
    async (request, response) => {
      const file = await fileOf(context, request, response, false);
      setHeaders(response, file);
      const etag = `W/"${file.about.blob_id}"`;
      response.set({
        etag,
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
      });
      // by the tag alone: fetch adds Cache-Control to a conditional request
      if (request.get('if-none-match') === etag) {
        response.status(304).end();
        return;
      }
      const binary = file.content.includes(0);
      response
        .type(binary ? 'application/octet-stream' : 'text/plain')
        .send(file.content);
    },
  );

  router.get(
    '/projects/:id/repository/files/:file_path',
    async (request, response) => {
      const file = await fileOf(context, request, response, true);
      setHeaders(response, file);
      response.json({
        ...file.about,
        content: file.content.toString('base64'),
      });
    },
  );

  return router;
}

/** https://docs.gitlab.com/api/repository_files/ */
export function fileRoutes(context: GitLabContext) {
  const router = Router();
  router.use(readingRoutes(context));

  async function commit(
    request: Request,
    response: Response,
    action: CommitAction['action'],
  ) {
    const project = projectOf(
      context,
      request,
      response,
      AccessLevel.developer,
    );
    const given: z.output<typeof removal> & Partial<z.output<typeof writing>> =
      parameters(request, action === 'delete' ? removal : writing);
    const { file_path } = request.params;
    const { content, encoding, execute_filemode, last_commit_id, ...rest } =
      given;
    const stale =
      action === 'delete'
        ? 'You are attempting to delete a file that has been previously updated.'
        : 'You are attempting to update a file that has changed since you started editing it.';
    await commitFiles(
      context,
      project,
      requireCaller(response),
      {
        ...rest,
        actions: [
          {
            action,
            file_path,
            content,
            encoding,
            execute_filemode,
            last_commit_id,
          },
        ],
      },
      () => stale,
    );
    return { file_path, branch: given.branch };
  }

  const route = '/projects/:id/repository/files/:file_path';
  router.post(route, async (request, response) => {
    response.status(201).json(await commit(request, response, 'create'));
  });
  router.put(route, async (request, response) => {
    response.json(await commit(request, response, 'update'));
  });
  router.delete(route, async (request, response) => {
    await commit(request, response, 'delete');
    response.status(204).end();
  });

  return router;
}
