import Router from 'express-promise-router';
import { z } from 'zod';
import type { GitLabContext } from '../context';
import {
  presentGroup,
  presentNamespace,
  presentProject,
  presentUser,
} from '../presenters';
import { AccessLevel, NamespaceRow } from '../store';
import { Caller, callerOf, groupLevel, groupOf, requireCaller } from './caller';
import { forbidden, invalid, notFound } from './errors';
import { paginate } from './pagination';
import { flag, integer, parameters, text } from './parameters';
import { projectListing, visibleProjects } from './projectListing';

const creation = z.object({
  name: text,
  path: text.pipe(z.string().regex(/^[a-zA-Z0-9_][a-zA-Z0-9_.-]*$/)),
  parent_id: integer.optional(),
  description: text.optional(),
  visibility: z.enum(['private', 'internal', 'public']).default('private'),
});

const listing = z.object({
  search: text.optional(),
  top_level_only: flag.default(false),
});

function visibleGroups(context: GitLabContext, caller?: Caller) {
  return context.store.people
    .namespaces()
    .filter(row => row.kind === 'group')
    .filter(
      row =>
        row.visibility !== 'private' ||
        groupLevel(context, caller, row) >= AccessLevel.guest,
    );
}

const matches = (row: NamespaceRow, search = '') =>
  [row.name, row.path, row.full_path].some(value =>
    value
      .toLocaleLowerCase('en-US')
      .includes(search.toLocaleLowerCase('en-US')),
  );

function groupLists(context: GitLabContext) {
  const router = Router();

  router.get('/groups', async (request, response) => {
    const { search, top_level_only } = parameters(request, listing);
    const rows = visibleGroups(context, callerOf(response))
      .filter(row => matches(row, search))
      .filter(row => !top_level_only || row.parent_id === null);
    response.json(
      paginate(context.url, request, response, rows).map(row =>
        presentGroup(context, row),
      ),
    );
  });

  router.get(
    ['/groups/:id/subgroups', '/groups/:id/descendant_groups'],
    async (request, response) => {
      const group = groupOf(context, request, response);
      const rows = visibleGroups(context, callerOf(response)).filter(
        row => row.parent_id === group.id,
      );
      response.json(
        paginate(context.url, request, response, rows).map(row =>
          presentGroup(context, row),
        ),
      );
    },
  );

  router.get('/groups/:id/projects', async (request, response) => {
    const group = groupOf(context, request, response);
    const query = parameters(request, projectListing);
    const rows = visibleProjects(context, callerOf(response), query, {
      namespaceId: group.id,
    });
    const page = paginate(context.url, request, response, rows);
    response.json(
      await Promise.all(page.map(row => presentProject(context, row))),
    );
  });

  return router;
}

/** https://docs.gitlab.com/api/groups/ and https://docs.gitlab.com/api/namespaces/ */
export function groupRoutes(context: GitLabContext) {
  const router = Router();
  const { people } = context.store;
  router.use(groupLists(context));

  router.post('/groups', async (request, response) => {
    const caller = requireCaller(response);
    const given = parameters(request, creation);
    const parent =
      given.parent_id === undefined
        ? undefined
        : people.namespace(given.parent_id);
    if (given.parent_id !== undefined && !parent) throw notFound('Group');
    if (parent && groupLevel(context, caller, parent) < AccessLevel.owner) {
      throw forbidden();
    }
    const path = parent ? `${parent.full_path}/${given.path}` : given.path;
    if (people.namespaceByPath(path)) {
      throw invalid('Failed to save group {:path=>["has already been taken"]}');
    }
    const group = people.addGroup({
      ...given,
      parent,
      ownerId: caller.user.id,
    });
    response.status(201).json(presentGroup(context, group));
  });

  router.get('/groups/:id', async (request, response) => {
    response.json(presentGroup(context, groupOf(context, request, response)));
  });

  router.get('/namespaces', async (request, response) => {
    const caller = requireCaller(response);
    const { search } = parameters(request, listing);
    const rows = people
      .namespaces()
      .filter(row => groupLevel(context, caller, row) >= AccessLevel.guest)
      .filter(row => matches(row, search));
    response.json(
      paginate(context.url, request, response, rows).map(row =>
        presentNamespace(context, row),
      ),
    );
  });

  router.get('/namespaces/:id', async (request, response) => {
    const caller = requireCaller(response);
    const { id } = request.params;
    const row = /^\d+$/.test(id)
      ? people.namespace(Number(id))
      : people.namespaceByPath(id);
    const visible =
      row && groupLevel(context, caller, row) >= AccessLevel.guest;
    if (!row || !visible) throw notFound('Namespace');
    response.json(presentNamespace(context, row));
  });

  router.get(
    ['/groups/:id/members', '/groups/:id/members/all'],
    async (request, response) => {
      const group = groupOf(context, request, response);
      const rows = people.groupMembers(group).flatMap(member => {
        const user = people.user(member.user_id);
        return user ? [{ member, user }] : [];
      });
      response.json(
        paginate(context.url, request, response, rows).map(
          ({ member, user }) => ({
            ...presentUser(context, user),
            access_level: member.access_level,
            created_at: member.created_at,
            expires_at: member.expires_at,
            membership_state: 'active',
          }),
        ),
      );
    },
  );

  return router;
}
