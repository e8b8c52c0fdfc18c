import { mkdir } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import pino, { Logger } from 'pino';
import { persistentSecret } from '../credentials';
import { FaultQueue, Faults } from '../faults';
import { listen } from '../server';
import { Repositories } from './Repositories';
import { ProjectLimit } from './api/projectLimit';
import { RateLimit, RateLimiter } from './api/rateLimit';
import { createApp } from './app';
import type { GitLabContext } from './context';
import { Webhooks, installHooks } from './push';
import { seed } from './seed';
import { GitLabSnapshot, snapshot } from './snapshot';
import { Store, UserRow } from './store';

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
  /** Projects that one user may create a day; GitLab's default is 200, here there is no limit. */
  projectsPerDay?: number;
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
  /** @throws Error where there is no project of this path */
  project(path: string): { id: number; path: string };
  addPushHook(hook: PushHook): void;
  setRateLimit(limit: RateLimit | undefined): void;
  setProjectsPerDay(limit: number | undefined): void;
  setPermanentRemoval(allowed: boolean): void;
  snapshot(): Promise<GitLabSnapshot>;
  /** Settles when every webhook of the pushes so far was sent. */
  webhooksIdle(): Promise<void>;
  close(): Promise<void>;
}

/** The administrator, whom the first start makes with the kept token. */
function administrator(store: Store, token: string): UserRow {
  const known = store.people.users().find(user => user.admin === 1);
  if (known) return known;
  const user = store.people.addUser({
    username: 'root',
    name: 'Administrator',
    email: 'admin@example.com',
    admin: true,
  });
  const scopes = ['api', 'read_repository', 'write_repository'];
  store.tokens.add(
    { userId: user.id, name: 'sandbox', scopes, expiresAt: null },
    token,
  );
  return user;
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
  // the port has to be known before there is anything to serve
  let handler: RequestListener = (_request, response) =>
    response.writeHead(503, { 'retry-after': '1' }).end();
  const { url, close } = await listen(
    (request, response) => handler(request, response),
    options.port ?? 0,
  );
  const store = Store.open(join(dataDir, 'gitlab.db'));
  const context: GitLabContext = {
    url,
    store,
    repositories: new Repositories(join(dataDir, 'repositories')),
    webhooks: new Webhooks(url, log, options.pushHooks),
    permanentRemoval: options.permanentRemoval ?? true,
    projectLimit: new ProjectLimit(options.projectsPerDay),
    hooksDir: join(dataDir, 'hooks'),
    log,
  };
  await installHooks(context.hooksDir);
  const token = await persistentSecret(join(dataDir, 'admin-token'), 'glpat-');
  const user = administrator(store, token);
  for (const project of store.projects.all()) {
    context.repositories.complete(project.id, project.default_branch);
  }
  if (options.seed) await seed(context, user);

  const faults = new FaultQueue();
  const limiter = new RateLimiter();
  limiter.set(options.rateLimit);
  const notImplemented = new Set<string>();
  handler = createApp(context, {
    adminToken: token,
    faults,
    limiter,
    notImplemented,
  });
  log.info({ url }, 'GitLab sandbox listens');

  return {
    url,
    adminToken: token,
    faults,
    notImplemented: () => [...notImplemented],
    project(path) {
      const row = store.projects.byPath(path);
      if (!row) throw new Error(`the sandbox has no project ${path}`);
      return { id: row.id, path: row.full_path };
    },
    addPushHook: hook => context.webhooks.also(hook),
    setRateLimit: limit => limiter.set(limit),
    setProjectsPerDay: limit => context.projectLimit.set(limit),
    setPermanentRemoval: allowed => {
      context.permanentRemoval = allowed;
    },
    snapshot: () => snapshot(context),
    webhooksIdle: () => context.webhooks.idle(),
    async close() {
      await close();
      await context.repositories.idle();
      await context.webhooks.idle();
      store.close();
    },
  };
}
