import type { Request, Response, Router } from 'express';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import type { Html } from '../html';
import { html, sendPage } from '../html';
import type { AuthorizationRequest, Authorizations } from './Authorizations';
import { isRegisteredCallback } from './isRegisteredCallback';
import { PEOPLE, personOf } from './people';

const NOTICE =
  'CloudForge sandbox, not GitHub. No password is asked for: choose who you want to be.';

export interface OAuthApp {
  clientId: string;
  clientSecret: string;
  callbackUrls: string[];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function refuse(response: Response, status: number, title: string, body: Html) {
  sendPage(response, { title, notice: NOTICE, status, body });
}

/** Scopes are separated by spaces or, as passport-github2 sends them, commas. */
export function parseScopes(scope: string | undefined): string[] {
  return [...new Set((scope ?? '').split(/[\s,]+/).filter(Boolean))].sort();
}

function back(request: AuthorizationRequest, answer: Record<string, string>) {
  const url = new URL(request.redirectUri);
  Object.entries(answer).forEach(([key, value]) =>
    url.searchParams.set(key, value),
  );
  if (request.state !== undefined) {
    url.searchParams.set('state', request.state);
  }
  return url.toString();
}

function chooser(key: string, scopes: string[]): Html {
  return html`<div class="narrow">
    <p>
      The portal asks for:
      ${scopes.length > 0 ? scopes.join(', ') : 'public information'}.
    </p>
    <form method="post" action="/login/oauth/authorize">
      <input type="hidden" name="request" value="${key}" />
      ${PEOPLE.map(
        person =>
          html`<button name="login" value="${person.login}">
            <strong>${person.login}</strong>, ${person.name}: ${person.role}
          </button> `,
      )}
      <button name="cancel" value="1">Cancel</button>
    </form>
  </div>`;
}

/**
 * `/login/oauth/authorize`: shows who can sign in, and sends the browser back
 * with a code. Source: GitHub docs, "Authorizing OAuth apps".
 */
export function authorizeRouter(
  app: OAuthApp,
  authorizations: Authorizations,
): Router {
  const router = PromiseRouter();

  const begin = (request: Request, response: Response) => {
    const { query } = request;
    if (query.client_id !== app.clientId) {
      refuse(
        response,
        404,
        'Unknown application',
        html`<p>
          No application has this client id. Check GITHUB_CLIENT_ID of the
          portal.
        </p>`,
      );
      return;
    }
    const redirectUri = text(query.redirect_uri) ?? app.callbackUrls[0];
    if (!isRegisteredCallback(redirectUri, app.callbackUrls)) {
      refuse(
        response,
        400,
        'Be careful!',
        html`<p>
            The <code>redirect_uri</code> is not associated with this
            application.
          </p>
          <p>
            The application may be misconfigured or could be trying to redirect
            you to a website you weren't expecting.
          </p>`,
      );
      return;
    }
    const scopes = parseScopes(text(query.scope));
    const key = authorizations.begin({
      redirectUri,
      state: text(query.state),
      scopes,
      codeChallenge: text(query.code_challenge),
      codeChallengeMethod: text(query.code_challenge_method),
    });
    sendPage(response, {
      title: 'Sign in to the portal as',
      notice: NOTICE,
      formTargets: [new URL(redirectUri).origin],
      body: chooser(key, scopes),
    });
  };

  const decide = (request: Request, response: Response) => {
    const { request: key, login, cancel } = request.body ?? {};
    const asked = authorizations.takeRequest(String(key ?? ''));
    if (!asked) {
      refuse(
        response,
        400,
        'This page is too old',
        html`<p>Go back to the portal and sign in again.</p>`,
      );
      return;
    }
    if (cancel !== undefined) {
      response.redirect(
        302,
        back(asked, {
          error: 'access_denied',
          error_description: 'The user has denied your application access.',
        }),
      );
      return;
    }
    const person = personOf(String(login ?? ''));
    if (!person) {
      refuse(
        response,
        400,
        'Nobody of that name',
        html`<p>Go back to the portal and choose one of the people shown.</p>`,
      );
      return;
    }
    const code = authorizations.grant({ ...asked, login: person.login });
    response.redirect(302, back(asked, { code }));
  };

  router.get('/', begin);
  router.post('/', express.urlencoded({ extended: false }), decide);
  return router;
}
