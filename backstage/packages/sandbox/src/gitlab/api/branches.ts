import { z } from 'zod';
import { CommitRecord, GitError, GitRepository, Ref } from '../../git';
import type { GitLabContext } from '../context';
import { presentCommit } from '../presenters';
import { ZERO, recordPush } from '../push';
import { AccessLevel, ProjectRow } from '../store';
import { ProjectRouter } from './ProjectRouter';
import { Caller, callerOf, projectWithCode, requireCaller } from './caller';
import { mayPushTo } from './commitFiles';
import { forbidden, invalid, notFound } from './errors';
import { paginate } from './pagination';
import { parameters, text } from './parameters';

const creation = z.object({ branch: text, ref: text });
const listing = z.object({ search: text.optional() });

function presentBranch(
  context: GitLabContext,
  project: ProjectRow,
  caller: Caller | undefined,
  name: string,
  commit: CommitRecord,
) {
  const protections = context.store.settings.protectionsOf(project.id, name);
  const allows = (level: 'push_access_level' | 'merge_access_level') =>
    protections.some(row => row[level] === AccessLevel.developer);
  return {
    name,
    merged: false,
    protected: protections.length > 0,
    default: name === project.default_branch,
    developers_can_push: allows('push_access_level'),
    developers_can_merge: allows('merge_access_level'),
    can_push: caller ? mayPushTo(context, project, caller, name) : false,
    web_url: `${context.url}/${project.full_path}/-/tree/${name}`,
    commit: presentCommit(context, project, commit),
  };
}

async function isLegal(repository: GitRepository, name: string) {
  try {
    await repository.run(['check-ref-format', '--branch', name]);
    return !/^[0-9a-f]{40}$/.test(name);
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

/** Moves, makes or removes a ref, unless somebody else moved it meanwhile. */
async function changeRef(
  context: GitLabContext,
  project: ProjectRow,
  caller: Caller,
  change: { ref: string; before: string; after: string },
) {
  const repository = context.repositories.of(project.id);
  const { ref, before, after } = change;
  await repository.run(['update-ref', ref, after, before]);
  await recordPush(context, project, caller.user, [change]);
}

async function branchOf(repository: GitRepository, name: string): Promise<Ref> {
  const ref = (await repository.refs(`refs/heads/${name}`)).find(
    candidate => candidate.name === `refs/heads/${name}`,
  );
  if (!ref) throw notFound('Branch');
  return ref;
}

/** https://docs.gitlab.com/api/branches/ */
export function branchRoutes(context: GitLabContext) {
  const routes = new ProjectRouter(context);
  const { router } = routes;
  const { settings } = context.store;

  router.get('/projects/:id/repository/branches', async (request, response) => {
    const project = projectWithCode(context, request, response);
    const { search = '' } = parameters(request, listing);
    const repository = context.repositories.of(project.id);
    const refs = (await repository.refs('refs/heads/')).filter(ref =>
      ref.name.slice('refs/heads/'.length).includes(search),
    );
    const page = paginate(context.url, request, response, refs);
    const commits = await repository.commits(page.map(ref => ref.commit));
    response.json(
      page.map(ref =>
        presentBranch(
          context,
          project,
          callerOf(response),
          ref.name.slice('refs/heads/'.length),
          commits.get(ref.commit) as CommitRecord,
        ),
      ),
    );
  });

  routes.post(
    '/projects/:id/repository/branches',
    AccessLevel.developer,
    async (project, request, response) => {
      const { branch, ref } = parameters(request, creation);
      const caller = requireCaller(response);
      const repository = context.repositories.of(project.id);
      if (!mayPushTo(context, project, caller, branch)) {
        throw forbidden();
      }
      await context.repositories.exclusively(project.id, async () => {
        if (!(await isLegal(repository, branch))) {
          throw invalid('Branch name is invalid');
        }
        if (await repository.resolve(`refs/heads/${branch}`)) {
          throw invalid('Branch already exists');
        }
        const start = await repository.resolve(ref);
        if (!start)
          throw invalid(
            `Failed to create branch '${branch}': invalid reference name '${ref}'`,
          );
        await changeRef(context, project, caller, {
          ref: `refs/heads/${branch}`,
          before: ZERO,
          after: start,
        });
      });
      const commit = (await repository.commit(
        `refs/heads/${branch}`,
      )) as CommitRecord;
      response
        .status(201)
        .json(presentBranch(context, project, caller, branch, commit));
    },
  );

  router.get(
    '/projects/:id/repository/branches/:branch',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      const repository = context.repositories.of(project.id);
      const name = request.params.branch;
      const { commit: id } = await branchOf(repository, name);
      const commit = (await repository.commit(id)) as CommitRecord;
      response.json(
        presentBranch(context, project, callerOf(response), name, commit),
      );
    },
  );

  routes.delete(
    '/projects/:id/repository/branches/:branch',
    AccessLevel.developer,
    async (project, request, response) => {
      const name = request.params.branch;
      const repository = context.repositories.of(project.id);
      await context.repositories.exclusively(project.id, async () => {
        const ref = await branchOf(repository, name);
        if (name === project.default_branch) {
          throw invalid('Cannot remove HEAD branch', 405);
        }
        if (settings.protectionsOf(project.id, name).length > 0) {
          throw invalid('Protected branch', 403);
        }
        await repository.run(['update-ref', '-d', ref.name, ref.target]);
        await recordPush(context, project, requireCaller(response).user, [
          { ref: ref.name, before: ref.target, after: ZERO },
        ]);
      });
      response.status(204).end();
    },
  );

  return router;
}
