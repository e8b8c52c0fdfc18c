import type { Request, Response, Router } from 'express';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { isSameSecret } from '../credentials';
import type { Authorizations } from './Authorizations';
import type { OAuthApp } from './authorizeRouter';
import type { Tokens } from './Tokens';

const DOCS =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/';

/** Errors come with status 200. Source: GitHub docs, at the address above. */
const ERRORS = {
  incorrect_client_credentials:
    'The client_id and/or client_secret passed are incorrect.',
  redirect_uri_mismatch:
    'The redirect_uri MUST match the registered callback URL for this application.',
  bad_verification_code: 'The code passed is incorrect or expired.',
};

/** JSON where it is asked for, a form otherwise, as GitHub does. */
function send(
  request: Request,
  response: Response,
  answer: Record<string, string>,
) {
  response.set('Cache-Control', 'no-store');
  if (
    request.accepts(['application/x-www-form-urlencoded', 'json']) === 'json'
  ) {
    response.json(answer);
  } else {
    response
      .type('application/x-www-form-urlencoded')
      .send(new URLSearchParams(answer).toString());
  }
}

function refusal(error: keyof typeof ERRORS) {
  return {
    error,
    error_description: ERRORS[error],
    error_uri: `${DOCS}#${error.replace(/_/g, '-')}`,
  };
}

function exchange(
  body: Record<string, unknown>,
  app: OAuthApp,
  authorizations: Authorizations,
  tokens: Tokens,
): Record<string, string> {
  const field = (name: string) =>
    typeof body[name] === 'string' ? (body[name] as string) : undefined;
  const isApp =
    field('client_id') === app.clientId &&
    isSameSecret(field('client_secret') ?? '', app.clientSecret);
  if (!isApp) {
    return refusal('incorrect_client_credentials');
  }
  const grant = authorizations.redeem(
    field('code') ?? '',
    field('code_verifier'),
  );
  if (!grant) {
    return refusal('bad_verification_code');
  }
  const redirectUri = field('redirect_uri');
  if (redirectUri !== undefined && redirectUri !== grant.redirectUri) {
    return refusal('redirect_uri_mismatch');
  }
  return {
    access_token: tokens.issue(grant),
    scope: grant.scopes.join(','),
    token_type: 'bearer',
  };
}

/** `/login/oauth/access_token`: a code becomes a token, once. */
export function accessTokenRouter(options: {
  app: OAuthApp;
  authorizations: Authorizations;
  tokens: Tokens;
}): Router {
  const router = PromiseRouter();
  router.use(express.urlencoded({ extended: false }), express.json());
  router.post('/', (request, response) => {
    send(
      request,
      response,
      exchange(
        request.body ?? {},
        options.app,
        options.authorizations,
        options.tokens,
      ),
    );
  });
  return router;
}
