import { isDeepStrictEqual } from 'node:util';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { GitError } from '../git';
import { queryOf } from './applicationsRouter';
import { GrpcError, invalidArgument, notFound } from './GrpcError';
import type { Repositories, Repository } from './Repositories';
import type { RepositoryCache } from './RepositoryCache';

async function connectionState(cache: RepositoryCache, repoUrl: string) {
  const attemptedAt = new Date().toISOString();
  return cache.test(repoUrl).then(
    () => ({ status: 'Successful', message: '', attemptedAt }),
    (error: unknown) => ({
      status: 'Failed',
      message: `Unable to connect to repository: ${reasonOf(error)}`,
      attemptedAt,
    }),
  );
}

function reasonOf(error: unknown): string {
  return `rpc error: code = Unknown desc = error testing repository connectivity: ${
    error instanceof GitError ? error.stderr.trim() : String(error)
  }`;
}

/** `/api/v1/repositories`; a password never comes back. */
export function repositoriesRouter(
  repositories: Repositories,
  cache: RepositoryCache,
): Router {
  const router = PromiseRouter();

  router.get('/', async (_request, response) => {
    const items = await Promise.all(
      repositories.list().map(async ({ password, ...repository }) => ({
        ...repository,
        connectionState: await connectionState(cache, repository.repo),
      })),
    );
    response.json({ metadata: {}, items });
  });

  router.post('/', async (request, response) => {
    const { repo, type, name, project, username, password } =
      request.body ?? {};
    if (typeof repo !== 'string' || repo === '') {
      throw invalidArgument('missing payload in request');
    }
    const repository: Repository = {
      repo,
      type: type || 'git',
      name,
      project,
      username,
      password,
    };
    await cache.test(repo, repository).catch((error: unknown) => {
      throw new GrpcError('Unknown', reasonOf(error));
    });
    const existing = repositories.get(repo);
    const upsert = queryOf(request).get('upsert') === 'true';
    if (existing && !upsert && !isDeepStrictEqual(existing, repository)) {
      throw invalidArgument(
        'existing repository spec is different; use upsert flag to force update',
      );
    }
    repositories.put(repository);
    response.json({ repo, type: repository.type, name });
  });

  router.delete('/:repo', (request, response) => {
    const { repo } = request.params;
    if (!repositories.get(repo)) {
      throw notFound('repository', repo);
    }
    repositories.delete(repo);
    response.json({});
  });
  return router;
}
