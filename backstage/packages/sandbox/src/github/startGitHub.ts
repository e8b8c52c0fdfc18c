import type { Express } from 'express';
import express from 'express';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { persistentSecret } from '../credentials';
import type { Faults } from '../faults';
import { FaultQueue, faultsMiddleware } from '../faults';
import { html, sendPage } from '../html';
import { listen } from '../server';
import { accessTokenRouter } from './accessTokenRouter';
import { Authorizations } from './Authorizations';
import type { OAuthApp } from './authorizeRouter';
import { authorizeRouter } from './authorizeRouter';
import { PEOPLE } from './people';
import { Tokens } from './Tokens';
import { userRouter } from './userRouter';

/** @public */
export interface GitHubOptions {
  /** Keeps everything; made where it is missing. */
  dataDir: string;
  /** 0, the default, takes a free port. */
  port?: number;
  /** Registered callback URLs of the one OAuth application. */
  callbackUrls: string[];
  /** Milliseconds since 1970; tests move it. */
  clock?: () => number;
  log?: Logger;
}

/** @public */
export interface GitHubSandbox {
  url: string;
  clientId: string;
  clientSecret: string;
  faults: Faults;
  /** Routes that were asked for and are not there. */
  notImplemented(): string[];
  close(): Promise<void>;
}

function createApp(options: {
  app: OAuthApp;
  tokens: Tokens;
  authorizations: Authorizations;
  faults: FaultQueue;
  baseUrl: () => string;
  onNotImplemented: (route: string) => void;
}): Express {
  const { app, tokens, authorizations, baseUrl } = options;
  const server = express();
  server.disable('x-powered-by');
  server.use(faultsMiddleware(options.faults));
  server.use(
    '/login/oauth/access_token',
    accessTokenRouter({ app, authorizations, tokens }),
  );
  server.use('/login/oauth/authorize', authorizeRouter(app, authorizations));
  server.use('/api/v3', userRouter(tokens, baseUrl));
  server.get('/', (_request, response) =>
    sendPage(response, {
      title: 'GitHub stand-in',
      notice: 'CloudForge sandbox, not GitHub.',
      body: html`<p>It signs people in to the portal. These can:</p>
        <ul>
          ${PEOPLE.map(
            ({ login, role }) =>
              html`<li><strong>${login}</strong>: ${role}</li>`,
          )}
        </ul>`,
    }),
  );
  server.use((request, response) => {
    const route = `${request.method} ${request.path}`;
    options.onNotImplemented(route);
    response
      .status(501)
      .json({ message: `sandbox: ${route} is not implemented`, status: '501' });
  });
  return server;
}

/**
 * Starts a stand-in for GitHub Enterprise Server on loopback: OAuth for four
 * people, and who they are.
 *
 * @public
 */
export async function startGitHub(
  options: GitHubOptions,
): Promise<GitHubSandbox> {
  const log = options.log ?? pino({ level: 'silent' });
  const root = options.dataDir;
  await mkdir(root, { recursive: true, mode: 0o700 });
  const clientId = await persistentSecret(join(root, 'client-id'), 'Iv1.');
  const clientSecret = await persistentSecret(join(root, 'client-secret'));
  const tokens = Tokens.open(join(root, 'tokens.sqlite'));
  const faults = new FaultQueue();
  const notImplemented = new Set<string>();
  let url = '';
  const server = await listen(
    createApp({
      app: { clientId, clientSecret, callbackUrls: options.callbackUrls },
      tokens,
      authorizations: new Authorizations(options.clock),
      faults,
      baseUrl: () => url,
      onNotImplemented: route => {
        log.warn({ route }, 'not implemented');
        notImplemented.add(route);
      },
    }),
    options.port ?? 0,
  );
  url = server.url;
  return {
    url,
    clientId,
    clientSecret,
    faults,
    notImplemented: () => [...notImplemented],
    close: async () => {
      await server.close();
      tokens.close();
    },
  };
}
