import Router from 'express-promise-router';
import { z } from 'zod';
import { fastImport } from '../../git';
import type { GitLabContext } from '../context';
import { presentProject, presentUser } from '../presenters';
import { recordPush, ZERO } from '../push';
import { AccessLevel, NamespaceRow, ProjectRow } from '../store';
import {
  Caller,
  callerOf,
  groupLevel,
  levelOn,
  projectOf,
  requireCaller,
} from './caller';
import { invalid, notFound, parameterError } from './errors';
import { paginate, paginateByKey, pageOf } from './pagination';
import { flag, integer, list, parameters, text } from './parameters';
import { projectListing, visibility, visibleProjects } from './projectListing';
import { checkProject, settingsOf } from './projectAttributes';

const attributes = z.looseObject({
  name: text.optional(),
  path: text.optional(),
  description: text.nullish(),
  visibility: visibility.optional(),
  topics: list(text).optional(),
  tag_list: list(text).optional(),
  default_branch: text.optional(),
});

const creation = attributes.extend({
  namespace_id: integer.optional(),
  initialize_with_readme: flag.default(false),
});

async function readme(
  context: GitLabContext,
  project: ProjectRow,
  caller: Caller,
) {
  const { user } = caller;
  const signature = { name: user.name, email: user.email };
  const ref = `refs/heads/${project.default_branch}`;
  const after = await fastImport(context.repositories.of(project.id).dir, {
    ref,
    message: 'Initial commit',
    author: signature,
    committer: signature,
    changes: [
      {
        kind: 'write',
        path: 'README.md',
        mode: '100644',
        content: Buffer.from(`# ${project.name}\n`),
      },
    ],
  });
  await recordPush(context, project, user, [{ ref, before: ZERO, after }]);
}

/** Where a project may be made; GitLab answers as if it were the value's fault. */
function targetNamespace(
  context: GitLabContext,
  caller: Caller,
  id: number | undefined,
): NamespaceRow {
  const { people } = context.store;
  const own = people.namespaceByPath(caller.user.username);
  const target = id === undefined ? own : people.namespace(id);
  const level = target && groupLevel(context, caller, target);
  if (!target || level === undefined || level < AccessLevel.developer) {
    throw invalid({ namespace: ['is not valid'] });
  }
  return target;
}

/** https://docs.gitlab.com/api/projects/ */
export function projectRoutes(context: GitLabContext) {
  const router = Router();
  const { projects, people } = context.store;

  router.get('/projects', async (request, response) => {
    const query = parameters(request, projectListing);
    const rows = visibleProjects(context, callerOf(response), query);
    const page = pageOf(request).keyset
      ? paginateByKey(context.url, request, response, rows, last => ({
          [query.sort === 'asc' ? 'id_after' : 'id_before']: last.id,
        }))
      : paginate(context.url, request, response, rows);
    response.json(
      await Promise.all(page.map(row => presentProject(context, row))),
    );
  });

  router.post('/projects', async (request, response) => {
    const caller = requireCaller(response);
    context.projectLimit.count(caller.user.id);
    const given = parameters(request, creation);
    const { name = given.path, path = given.name } = given;
    if (!name || !path) {
      throw parameterError(
        'name, path are missing, at least one parameter must be provided',
      );
    }
    const namespace = targetNamespace(context, caller, given.namespace_id);
    const slug =
      given.path ?? path.toLowerCase().replace(/[^a-z0-9_.-]+/g, '-');
    checkProject(context.store, namespace.id, {
      name,
      path: slug,
      description: given.description,
    });
    const project = projects.create({
      namespaceId: namespace.id,
      name,
      path: slug,
      description: given.description ?? null,
      visibility: given.visibility ?? 'private',
      defaultBranch: given.default_branch ?? 'main',
      topics: given.topics ?? given.tag_list ?? [],
      settings: settingsOf(given),
      creatorId: caller.user.id,
    });
    context.repositories.create(project.id, project.default_branch);
    if (given.initialize_with_readme) await readme(context, project, caller);
    response
      .status(201)
      .json(await presentProject(context, project, AccessLevel.owner));
  });

  router.get('/projects/:id', async (request, response) => {
    const project = projectOf(context, request, response);
    const level = levelOn(context, callerOf(response), project);
    response.json(await presentProject(context, project, level));
  });

  router.put('/projects/:id', async (request, response) => {
    const project = projectOf(
      context,
      request,
      response,
      AccessLevel.maintainer,
    );
    const given = parameters(request, attributes);
    const { name, path, description, visibility: visible } = given;
    checkProject(
      context.store,
      project.namespace_id,
      { name, path, description },
      project,
    );
    const branch = given.default_branch;
    if (branch && branch !== project.default_branch) {
      const repository = context.repositories.of(project.id);
      if (!(await repository.resolve(`refs/heads/${branch}`))) {
        throw invalid({
          base: [`Could not change HEAD: branch '${branch}' does not exist`],
        });
      }
      await context.repositories.setHead(project.id, branch);
    }
    const updated = projects.update(project, {
      name,
      path,
      description,
      visibility: visible,
      default_branch: branch,
      topics: given.topics ?? given.tag_list,
      settings: { ...JSON.parse(project.settings), ...settingsOf(given) },
    });
    response.json(
      await presentProject(
        context,
        updated,
        levelOn(context, callerOf(response), updated),
      ),
    );
  });

  router.get('/projects/:id/users', async (request, response) => {
    const project = projectOf(context, request, response);
    const users = people
      .allMembers(project)
      .map(member => people.user(member.user_id))
      .filter(user => user !== undefined);
    response.json(
      paginate(context.url, request, response, users).map(user =>
        presentUser(context, user),
      ),
    );
  });

  router.get('/users/:id/projects', async (request, response) => {
    const { id } = request.params;
    const owner = people
      .users()
      .find(user => String(user.id) === id || user.username === id);
    if (!owner) throw notFound('User');
    const namespace = people.namespaceByPath(owner.username);
    const rows = namespace
      ? visibleProjects(
          context,
          callerOf(response),
          parameters(request, projectListing),
          { namespaceId: namespace.id },
        )
      : [];
    const page = paginate(context.url, request, response, rows);
    response.json(
      await Promise.all(page.map(row => presentProject(context, row))),
    );
  });

  return router;
}
