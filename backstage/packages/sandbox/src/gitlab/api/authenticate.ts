import type { Request, RequestHandler } from 'express';
import type { Store, TokenProblem } from '../store';
import type { Caller } from './caller';
import { ApiError, unauthorized } from './errors';

/** Where a token may stand: https://docs.gitlab.com/api/rest/authentication/ */
export function tokenOf(request: Request): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '');
  const query = request.query.private_token ?? request.query.access_token;
  return (
    request.get('private-token') ??
    bearer?.[1] ??
    (typeof query === 'string' ? query : undefined)
  );
}

const problems: Record<Exclude<TokenProblem, 'unknown'>, string> = {
  expired:
    'Token is expired. You can either do re-authorization or token refresh.',
  revoked: 'Token was revoked. You have to re-authorize from the user.',
};

/** @throws ApiError 401 for a token that is unknown, expired or revoked */
export function callerFromToken(store: Store, value: string): Caller {
  const token = store.tokens.find(value);
  if (token === 'unknown') throw unauthorized();
  if (typeof token === 'string') {
    throw new ApiError(401, {
      error: 'invalid_token',
      error_description: problems[token],
    });
  }
  const user = store.people.user(token.user_id);
  if (!user) throw unauthorized();
  return { token, user, scopes: JSON.parse(token.scopes) };
}

/** Reads that a token for repositories alone may do. */
const repositoryReads =
  /^\/projects\/[^/]+\/repository\/(files\/|archive|tree|blobs|raw|compare|contributors|merge_base|changelog)/;

/** https://docs.gitlab.com/security/tokens/access_token_scopes/ */
function scopesFor(request: Request): string[] {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (request.path.startsWith('/personal_access_tokens/self')) {
    return [
      'api',
      'read_api',
      'read_repository',
      'write_repository',
      'self_rotate',
    ];
  }
  if (/^\/user$/.test(request.path) && reads)
    return ['api', 'read_api', 'read_user'];
  if (reads && repositoryReads.test(request.path)) {
    return ['api', 'read_api', 'read_repository'];
  }
  return reads ? ['api', 'read_api'] : ['api'];
}

/** Finds out who asks, and whether the token's scopes reach so far. */
export function authenticate(store: Store): RequestHandler {
  return (request, response, next) => {
    const value = tokenOf(request);
    if (value !== undefined) {
      const caller = callerFromToken(store, value);
      const accepted = scopesFor(request);
      if (!accepted.some(scope => caller.scopes.includes(scope))) {
        throw new ApiError(403, {
          error: 'insufficient_scope',
          error_description:
            'The request requires higher privileges than provided by the access token.',
          scope: accepted.join(' '),
        });
      }
      response.locals.caller = caller;
    }
    next();
  };
}
