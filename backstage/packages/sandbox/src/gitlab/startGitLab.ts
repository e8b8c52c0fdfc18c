import express, { Request, Response } from 'express';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino, { Logger } from 'pino';
import { FaultQueue, Faults, faultsMiddleware, faultsRouter } from '../faults';
import { Repositories } from './Repositories';
import { graphqlRoutes } from './api/graphql';
import { RateLimit, RateLimiter } from './api/rateLimit';
import { apiErrors, apiRouter, bodies } from './api/router';
import type { GitLabContext } from './context';
import { controlRouter } from './controlRouter';
import { pageRouter } from './pages';
import { Webhooks, installHooks, smartHttp } from './push';
import { seed } from './seed';
import { GitLabSnapshot, snapshot } from './snapshot';
import { Store, Tokens, UserRow } from './store';

/** @public */
export interface GitLabOptions {
  /** Keeps everything; made where it is missing. */
  dataDir: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** Whether a project that waits for its deletion may be removed at once; GitLab.com says no. Default true. */
  permanentRemoval?: boolean;
  /** Makes the groups and the workloads repository of the sandbox's platform. */
  seed?: boolean;
  /** Told of every push while this server runs, beside the hooks that are kept. */
  pushHooks?: PushHook[];
  rateLimit?: RateLimit;
  log?: Logger;
}

/** @public */
export interface PushHook {
  url: string;
  token?: string;
}

/** @public */
export interface GitLabSandbox {
  /** `http://localhost:<port>`. */
  url: string;
  /** Of an administrator, with every scope; the same after a restart. */
  adminToken: string;
  faults: Faults;
  /** Routes that were asked for and are not there. */
  notImplemented(): string[];
  addPushHook(hook: PushHook): void;
  setRateLimit(limit: RateLimit | undefined): void;
  setPermanentRemoval(allowed: boolean): void;
  snapshot(): Promise<GitLabSnapshot>;
  /** Settles when every webhook of the pushes so far was sent. */
  webhooksIdle(): Promise<void>;
  close(): Promise<void>;
}

/** The administrator and the token, made once and kept for the next start. */
async function administrator(store: Store, dataDir: string) {
  const file = join(dataDir, 'admin-token');
  const known = store.people.users().find(user => user.admin === 1);
  if (known) {
    return { user: known, token: (await readFile(file, 'utf8')).trim() };
  }
  const user: UserRow = store.people.addUser({
    username: 'root',
    name: 'Administrator',
    email: 'admin@example.com',
    admin: true,
  });
  const token = Tokens.generate();
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  store.tokens.add(
    {
      userId: user.id,
      name: 'sandbox',
      scopes: [
        'api',
        'read_api',
        'read_user',
        'read_repository',
        'write_repository',
        'sudo',
        'admin_mode',
      ],
      expiresAt: null,
    },
    token,
  );
  return { user, token };
}

/** Notes each route that is not there, once. */
function missingRoutes() {
  const seen = new Set<string>();
  const answer = (request: Request, response: Response) => {
    const route = `${request.method} ${request.originalUrl.split('?')[0]}`;
    seen.add(route);
    response
      .status(501)
      .json({ message: `501 sandbox: ${route} is not implemented` });
  };
  return { seen, answer };
}

/**
 * Starts the GitLab stand-in on loopback.
 *
 * @public
 */
export async function startGitLab(
  options: GitLabOptions,
): Promise<GitLabSandbox> {
  const { dataDir, log = pino({ name: 'gitlab', level: 'warn' }) } = options;
  await mkdir(join(dataDir, 'repositories'), { recursive: true, mode: 0o700 });
  const app = express().disable('x-powered-by');
  const server = app.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  const store = Store.open(join(dataDir, 'gitlab.db'));
  const context: GitLabContext = {
    url,
    store,
    repositories: new Repositories(join(dataDir, 'repositories')),
    webhooks: new Webhooks(url, log, options.pushHooks),
    permanentRemoval: options.permanentRemoval ?? true,
    hooksDir: join(dataDir, 'hooks'),
    log,
  };
  await installHooks(context.hooksDir);
  const { user, token } = await administrator(store, dataDir);
  if (options.seed) await seed(context, user);

  const faults = new FaultQueue();
  const limiter = new RateLimiter();
  limiter.set(options.rateLimit);
  const { seen, answer } = missingRoutes();
  const isAdmin = (request: Request) =>
    request.get('private-token') === token ||
    request.get('authorization') === `Bearer ${token}`;

  app.use('/-/sandbox/faults', faultsRouter(faults, isAdmin));
  app.use('/-/sandbox', controlRouter(context, isAdmin, seen, limiter));
  app.use(faultsMiddleware(faults));
  app.use('/api/v4', limiter.middleware(), bodies, apiRouter(context, answer));
  app.use('/api/graphql', bodies, graphqlRoutes(context, answer));
  app.use('/api', answer);
  app.use(smartHttp(context));
  app.use(pageRouter(context));
  app.use(apiErrors(context));
  log.info({ url }, 'GitLab sandbox listens');

  return {
    url,
    adminToken: token,
    faults,
    notImplemented: () => [...seen],
    addPushHook: hook => context.webhooks.also(hook),
    setRateLimit: limit => limiter.set(limit),
    setPermanentRemoval: allowed => {
      context.permanentRemoval = allowed;
    },
    snapshot: () => snapshot(context),
    webhooksIdle: () => context.webhooks.idle(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await context.webhooks.idle();
      store.close();
    },
  };
}
