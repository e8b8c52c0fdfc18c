import Router from 'express-promise-router';
import { z } from 'zod';
import type { GitLabContext } from '../context';
import { presentToken, presentUser } from '../presenters';
import { callerOf, requireAdmin, requireCaller } from './caller';
import { invalid, notFound, unauthorized } from './errors';
import { paginate } from './pagination';
import { flag, parameters, text } from './parameters';

/** The GitLab that this behaves like. */
const VERSION = { version: '18.5.0-ee', revision: 'sandbox' };

const search = z.object({
  search: text.optional(),
  username: text.optional(),
  without_project_bots: flag.default(false),
});

const creation = z.object({
  username: text,
  name: text,
  email: text,
});

const tokenCreation = z.object({
  name: text,
  scopes: z.array(z.string()).min(1),
  expires_at: z.iso.date().optional(),
});

/** https://docs.gitlab.com/api/users/, /version, /personal_access_tokens */
export function userRoutes(context: GitLabContext) {
  const router = Router();
  const { people, tokens } = context.store;

  router.get(['/version', '/metadata'], async (_request, response) => {
    requireCaller(response);
    response.json({ ...VERSION, enterprise: true });
  });

  router.get('/user', async (_request, response) => {
    const { user } = requireCaller(response);
    response.json({
      ...presentUser(context, user),
      email: user.email,
      commit_email: user.email,
      bot: user.bot === 1,
      created_at: user.created_at,
      can_create_group: true,
      can_create_project: true,
      two_factor_enabled: false,
      external: false,
      private_profile: false,
      is_admin: user.admin === 1,
      namespace_id: people.namespaceByPath(user.username)?.id ?? null,
    });
  });

  router.get('/users', async (request, response) => {
    if (!callerOf(response)) throw unauthorized();
    const query = parameters(request, search);
    const wanted = query.search?.toLocaleLowerCase('en-US');
    const rows = people
      .users()
      .filter(user => !query.without_project_bots || !user.bot)
      .filter(
        user =>
          query.username === undefined ||
          user.username.toLocaleLowerCase('en-US') ===
            query.username.toLocaleLowerCase('en-US'),
      )
      .filter(
        user =>
          wanted === undefined ||
          [user.username, user.name, user.email].some(value =>
            value.toLocaleLowerCase('en-US').includes(wanted),
          ),
      );
    response.json(
      paginate(context.url, request, response, rows).map(user =>
        presentUser(context, user),
      ),
    );
  });

  router.post('/users', async (request, response) => {
    requireAdmin(response);
    const given = parameters(request, creation);
    if (people.users().some(({ username }) => username === given.username)) {
      throw invalid('Username has already been taken', 409);
    }
    response.status(201).json(presentUser(context, people.addUser(given)));
  });

  router.get('/users/:id', async (request, response) => {
    const user = people.user(Number(request.params.id));
    if (!user) throw notFound('User');
    response.json(presentUser(context, user));
  });

  router.post(
    '/users/:id/personal_access_tokens',
    async (request, response) => {
      requireAdmin(response);
      const user = people.user(Number(request.params.id));
      if (!user) throw notFound('User');
      const given = parameters(request, tokenCreation);
      const { row, value } = tokens.add({
        userId: user.id,
        name: given.name,
        scopes: given.scopes,
        expiresAt: given.expires_at ?? null,
      });
      response.status(201).json({ ...presentToken(row), token: value });
    },
  );

  router.get('/personal_access_tokens/self', async (_request, response) => {
    response.json(presentToken(requireCaller(response).token));
  });

  router.delete('/personal_access_tokens/self', async (_request, response) => {
    tokens.revoke(requireCaller(response).token.id);
    response.status(204).end();
  });

  return router;
}
