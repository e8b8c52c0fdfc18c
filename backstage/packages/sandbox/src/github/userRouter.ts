import type { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Person } from './people';
import { personOf } from './people';
import type { TokenOwner, Tokens } from './Tokens';

const DOCS = 'https://docs.github.com/rest';
const AUTHORIZATION = /^(?:token|bearer) (.+)$/i;
const MEMBER_SINCE = '2024-01-01T00:00:00Z';

function refuse(response: Response, status: number, message: string) {
  response
    .status(status)
    .json({ message, documentation_url: DOCS, status: String(status) });
}

function view(person: Person, baseUrl: string) {
  return {
    login: person.login,
    id: person.id,
    node_id: Buffer.from(`04:User${person.id}`).toString('base64'),
    avatar_url: '',
    gravatar_id: '',
    url: `${baseUrl}/api/v3/users/${person.login}`,
    html_url: `${baseUrl}/${person.login}`,
    type: 'User',
    user_view_type: 'public',
    site_admin: false,
    name: person.name,
    company: null,
    blog: '',
    location: null,
    email: person.email,
    hireable: null,
    bio: person.role,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: MEMBER_SINCE,
    updated_at: MEMBER_SINCE,
  };
}

/**
 * `/api/v3`: who a token belongs to. Source: GitHub docs, REST API endpoints
 * for users and for emails.
 */
export function userRouter(tokens: Tokens, baseUrl: () => string): Router {
  const router = PromiseRouter();

  const authenticate = (
    request: Request,
    response: Response,
  ): TokenOwner | undefined => {
    const header = request.get('authorization');
    const token = AUTHORIZATION.exec(header ?? '')?.[1];
    const owner = token === undefined ? undefined : tokens.ownerOf(token);
    if (!owner) {
      refuse(
        response,
        401,
        header ? 'Bad credentials' : 'Requires authentication',
      );
      return undefined;
    }
    response.set('X-OAuth-Scopes', owner.scopes.join(', '));
    return owner;
  };

  router.get('/user', (request, response) => {
    const owner = authenticate(request, response);
    if (owner) {
      response.set('X-Accepted-OAuth-Scopes', '');
      response.json(view(personOf(owner.login)!, baseUrl()));
    }
  });

  router.get('/user/emails', (request, response) => {
    const owner = authenticate(request, response);
    if (!owner) {
      return;
    }
    response.set('X-Accepted-OAuth-Scopes', 'user, user:email');
    // A token without the scope is told that there is nothing here.
    if (!owner.scopes.some(scope => ['user', 'user:email'].includes(scope))) {
      refuse(response, 404, 'Not Found');
      return;
    }
    response.json([
      {
        email: personOf(owner.login)!.email,
        primary: true,
        verified: true,
        visibility: 'public',
      },
    ]);
  });

  router.get('/users/:login', (request, response) => {
    if (request.get('authorization') && !authenticate(request, response)) {
      return;
    }
    const person = personOf(request.params.login.toLowerCase());
    if (person) {
      response.json(view(person, baseUrl()));
    } else {
      refuse(response, 404, 'Not Found');
    }
  });
  return router;
}
