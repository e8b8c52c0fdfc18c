import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { GitLabContext } from '../context';
import { presentToken } from '../presenters';
import { AccessLevel, ProjectRow, TokenRow } from '../store';
import { ProjectRouter } from './ProjectRouter';
import { levelOn, requireCaller } from './caller';
import { badRequest, notFound, parameterError } from './errors';
import { paginate } from './pagination';
import { integer, parameters, text } from './parameters';

/** https://docs.gitlab.com/user/project/settings/project_access_tokens/#scopes-for-a-project-access-token */
const scopes = [
  'api',
  'read_api',
  'read_repository',
  'write_repository',
  'read_registry',
  'write_registry',
  'create_runner',
  'manage_runner',
  'ai_features',
  'k8s_proxy',
  'self_rotate',
] as const;

/** GitLab accepts an expiry of up to a year (400 days behind a flag). */
const MAX_DAYS = 365;

const day = z.iso.date();

const creation = z.object({
  name: text,
  description: text.optional(),
  scopes: z.array(z.enum(scopes)),
  access_level: integer
    .pipe(
      z.union([
        z.literal(10),
        z.literal(15),
        z.literal(20),
        z.literal(30),
        z.literal(40),
        z.literal(50),
      ]),
    )
    .default(AccessLevel.maintainer),
  expires_at: day.optional(),
});

const rotation = z.object({ expires_at: day.optional() });

const listing = z.object({
  state: z.enum(['active', 'inactive']).optional(),
  revoked: z.string().optional(),
  search: text.optional(),
});

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function checkExpiry(expires_at: string | undefined) {
  if (expires_at === undefined) return;
  if (expires_at > inDays(MAX_DAYS)) {
    throw badRequest(`Expiration date must be before ${inDays(MAX_DAYS + 1)}`);
  }
  if (expires_at <= inDays(0)) {
    throw badRequest('Expiration date cannot be in the past');
  }
}

/** https://docs.gitlab.com/api/project_access_tokens/ */
export function accessTokenRoutes(context: GitLabContext) {
  const routes = new ProjectRouter(context);
  const { people, tokens } = context.store;
  const list = '/projects/:id/access_tokens';

  function find(project: ProjectRow, id: string): TokenRow {
    const row = tokens.byId(Number(id));
    if (!row || row.project_id !== project.id) {
      throw notFound('project Access Token');
    }
    return row;
  }

  routes.get(
    list,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const { state, revoked, search = '' } = parameters(request, listing);
      const rows = tokens
        .ofProject(project.id)
        .map(presentToken)
        .filter(
          row => state === undefined || row.active === (state === 'active'),
        )
        .filter(row => revoked === undefined || String(row.revoked) === revoked)
        .filter(row => row.name.includes(search));
      response.json(paginate(context.url, request, response, rows));
    },
  );

  routes.post(
    list,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const caller = requireCaller(response);
      const given = parameters(request, creation);
      if (caller.user.bot) {
        throw badRequest(
          'User does not have permission to create project access token',
        );
      }
      if (given.scopes.length === 0) throw parameterError('scopes is empty');
      checkExpiry(given.expires_at);
      if (given.access_level > levelOn(context, caller, project)) {
        throw badRequest(
          "Access level of the token can't be greater the access level of the user who created the token",
        );
      }
      const { row, value } = context.store.transaction(() => {
        const suffix = randomBytes(16).toString('hex');
        const bot = people.addUser({
          username: `project_${project.id}_bot_${suffix}`,
          name: given.name,
          email: `project_${project.id}_bot_${suffix}@noreply.localhost`,
          bot: true,
        });
        people.setMember('project', project.id, bot.id, given.access_level);
        return tokens.add({
          userId: bot.id,
          projectId: project.id,
          name: given.name,
          description: given.description,
          scopes: given.scopes,
          accessLevel: given.access_level,
          expiresAt: given.expires_at ?? inDays(MAX_DAYS),
        });
      });
      response.status(201).json({ ...presentToken(row), token: value });
    },
  );

  routes.get(
    `${list}/:token_id`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      response.json(presentToken(find(project, request.params.token_id)));
    },
  );

  routes.delete(
    `${list}/:token_id`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const row = find(project, request.params.token_id);
      context.store.transaction(() => {
        tokens.revoke(row.id);
        people.removeMember('project', project.id, row.user_id);
      });
      response.status(204).end();
    },
  );

  routes.post(
    `${list}/:token_id/rotate`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const old = find(project, request.params.token_id);
      const { expires_at } = parameters(request, rotation);
      checkExpiry(expires_at);
      if (old.revoked) throw badRequest('token already revoked');
      const { row, value } = context.store.transaction(() => {
        tokens.revoke(old.id);
        return tokens.add({
          userId: old.user_id,
          projectId: project.id,
          name: old.name,
          description: old.description,
          scopes: JSON.parse(old.scopes),
          accessLevel: old.access_level ?? undefined,
          // GitLab's default for a rotation
          expiresAt: expires_at ?? inDays(7),
        });
      });
      response.json({ ...presentToken(row), token: value });
    },
  );

  return routes.router;
}
