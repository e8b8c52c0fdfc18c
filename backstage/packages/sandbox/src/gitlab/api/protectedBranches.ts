import { z } from 'zod';
import type { GitLabContext } from '../context';
import { AccessLevel, ProjectRow, ProtectedBranchRow } from '../store';
import { ProjectRouter } from './ProjectRouter';
import { invalid, notFound } from './errors';
import { paginate } from './pagination';
import { flag, integer, parameters, text } from './parameters';

const level = integer.pipe(
  z.union([z.literal(0), z.literal(30), z.literal(40), z.literal(60)]),
);

const settingsOf = z.object({
  push_access_level: level.optional(),
  merge_access_level: level.optional(),
  allow_force_push: flag.optional(),
});

const creation = settingsOf.extend({ name: text });

const names: Record<number, string> = {
  0: 'No one',
  30: 'Developers + Maintainers',
  40: 'Maintainers',
  60: 'Administrators',
};

function access(row: ProtectedBranchRow, key: 'push' | 'merge') {
  const value = row[`${key}_access_level`];
  return [
    {
      id: row.id,
      access_level: value,
      access_level_description: names[value],
      deploy_key_id: null,
      user_id: null,
      group_id: null,
    },
  ];
}

function present(row: ProtectedBranchRow) {
  return {
    id: row.id,
    name: row.name,
    push_access_levels: access(row, 'push'),
    merge_access_levels: access(row, 'merge'),
    allow_force_push: row.allow_force_push === 1,
    unprotect_access_levels: [],
    code_owner_approval_required: false,
    inherited: false,
  };
}

/** https://docs.gitlab.com/api/protected_branches/ */
export function protectedBranchRoutes(context: GitLabContext) {
  const routes = new ProjectRouter(context);
  const { settings } = context.store;
  const list = '/projects/:id/protected_branches';

  function find(project: ProjectRow, name: string) {
    const row = settings.protections(project.id).find(one => one.name === name);
    if (!row) throw notFound();
    return row;
  }

  routes.get(
    list,
    AccessLevel.developer,
    async (project, request, response) => {
      const rows = settings.protections(project.id);
      response.json(
        paginate(context.url, request, response, rows).map(present),
      );
    },
  );

  routes.post(
    list,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const given = parameters(request, creation);
      const known = settings.protections(project.id);
      if (known.some(row => row.name === given.name)) {
        throw invalid(`Protected branch '${given.name}' already exists`, 409);
      }
      const row = settings.protect(project.id, given.name, {
        push: given.push_access_level,
        merge: given.merge_access_level,
        allowForcePush: given.allow_force_push,
      });
      response.status(201).json(present(row));
    },
  );

  routes.get(
    `${list}/:name`,
    AccessLevel.developer,
    async (project, request, response) => {
      response.json(present(find(project, request.params.name)));
    },
  );

  routes.patch(
    `${list}/:name`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const row = find(project, request.params.name);
      const { allow_force_push, ...levels } = parameters(request, settingsOf);
      settings.updateProtection(row.id, {
        ...levels,
        ...(allow_force_push === undefined
          ? {}
          : { allow_force_push: allow_force_push ? 1 : 0 }),
      });
      response.json(present(find(project, row.name)));
    },
  );

  routes.delete(
    `${list}/:name`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      settings.unprotect(find(project, request.params.name).id);
      response.status(204).end();
    },
  );

  return routes.router;
}
