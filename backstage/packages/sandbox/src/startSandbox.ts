import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { pino } from 'pino';
import type { ArgoCdSandbox } from './argocd';
import { startArgoCd } from './argocd';
import type { GitHubSandbox } from './github';
import { startGitHub } from './github';
import type { GitLabSandbox } from './gitlab';
import { startGitLab } from './gitlab';

/** Where `npm start` serves the portal's backend. */
const PORTAL_URL = 'http://localhost:7007';
/** Where the portal's GitHub provider waits for the browser. */
const CALLBACK_PATH = '/api/auth/github/handler/frame';
/** The register of services that a seeded GitLab has. */
const WORKLOADS = 'platform/workloads';

/** @public */
export interface SandboxOptions {
  /** Keeps everything; made where it is missing. */
  dataDir: string;
  /** Each 0, a free one, by default. */
  ports?: { gitlab: number; argocd: number; github: number };
  /** Base URL of the portal's backend, where GitHub sends people back to. */
  portalUrl?: string;
  /** Whether GitLab removes projects at once when told to; GitLab.com does not. */
  permanentRemoval?: boolean;
  /** Whether to make the platform's groups and workloads repository. Default true. */
  seed?: boolean;
  log?: Logger;
}

/** @public */
export interface Sandbox {
  gitlab: GitLabSandbox;
  argocd: ArgoCdSandbox;
  github: GitHubSandbox;
  /** Environment of a portal that is to use the sandbox. */
  env: Record<string, string>;
  close(): Promise<void>;
}

type Closable = { close(): Promise<void> };

async function closeAll(servers: Closable[]): Promise<void> {
  for (const server of servers) {
    await server.close();
  }
}

/** Argo CD's state is whole only when it has heard of every push. */
function afterWebhooks(
  argocd: ArgoCdSandbox,
  gitlab: GitLabSandbox,
): ArgoCdSandbox {
  const heard = async () => {
    await gitlab.webhooksIdle();
    await argocd.idle();
  };
  return {
    ...argocd,
    idle: heard,
    snapshot: async () => {
      await heard();
      return argocd.snapshot();
    },
  };
}

/**
 * Starts the three stand-ins on loopback, as one platform: Argo CD follows
 * GitLab's workloads repository and hears of every push.
 *
 * @public
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, ports, seed = true } = options;
  const log = options.log ?? pino({ level: 'silent' });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const started: Closable[] = [];
  const keep = <T extends Closable>(server: T): T => {
    started.unshift(server);
    return server;
  };
  try {
    const gitlab = keep(
      await startGitLab({
        dataDir: join(dataDir, 'gitlab'),
        port: ports?.gitlab,
        permanentRemoval: options.permanentRemoval,
        seed,
        log: log.child({ server: 'gitlab' }),
      }),
    );
    const argocd = keep(
      await startArgoCd({
        dataDir: join(dataDir, 'argocd'),
        port: ports?.argocd,
        gitlabUrl: gitlab.url,
        gitlabToken: gitlab.adminToken,
        workloads: seed
          ? { repoUrl: `${gitlab.url}/${WORKLOADS}.git` }
          : undefined,
        log: log.child({ server: 'argocd' }),
      }),
    );
    gitlab.addPushHook({ url: `${argocd.url}/api/webhook` });
    const github = keep(
      await startGitHub({
        dataDir: join(dataDir, 'github'),
        port: ports?.github,
        callbackUrls: [
          new URL(CALLBACK_PATH, options.portalUrl ?? PORTAL_URL).toString(),
        ],
        log: log.child({ server: 'github' }),
      }),
    );
    return {
      gitlab,
      argocd: afterWebhooks(argocd, gitlab),
      github,
      env: {
        GITLAB_BASE_URL: gitlab.url,
        GITLAB_TOKEN: gitlab.adminToken,
        ARGOCD_URL: argocd.url,
        ARGOCD_TOKEN: argocd.token,
        GITHUB_BASE_URL: github.url,
        GITHUB_CLIENT_ID: github.clientId,
        GITHUB_CLIENT_SECRET: github.clientSecret,
      },
      close: () => closeAll(started),
    };
  } catch (error) {
    await closeAll(started);
    throw error;
  }
}
