import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { persistentSecret } from '../credentials';
import type { Faults } from '../faults';
import { FaultQueue } from '../faults';
import { listen } from '../server';
import { ApplicationApi } from './ApplicationApi';
import { ApplicationValidation } from './ApplicationValidation';
import type { WorkloadsSource } from './bootstrap';
import { bootstrap } from './bootstrap';
import { Cluster } from './Cluster';
import { Controller } from './Controller';
import { createApp } from './createApp';
import { findKubectl } from './kubectl';
import { ObjectTable } from './ObjectTable';
import { ProjectApi } from './ProjectApi';
import { Refusals } from './Refusals';
import { Renderer } from './Renderer';
import { Repositories } from './Repositories';
import { RepositoryCache } from './RepositoryCache';
import type { ArgoCdSnapshot } from './snapshot';
import { snapshot } from './snapshot';
import { TargetState } from './TargetState';

/** Argo CD's own default is two minutes plus up to one of jitter. */
const POLL_INTERVAL_MS = 150_000;
/** A laptop has few cores, and each unit may be a kubectl process. */
const CONCURRENCY = 4;

/** @public */
export interface ArgoCdOptions {
  /** Keeps everything; made where it is missing. */
  dataDir: string;
  /** 0, the default, takes a free port. */
  port?: number;
  gitlabUrl: string;
  /** Reads every repository below `gitlabUrl`. */
  gitlabToken: string;
  /** The register of services; without it only REST makes Applications. */
  workloads?: WorkloadsSource;
  /** Path of kubectl; looked for on PATH by default; `false`: do without. */
  kubectl?: string | false;
  pollIntervalMs?: number;
  log?: Logger;
}

/** @public */
export interface ArgoCdSandbox {
  url: string;
  /** Token of an administrator. */
  token: string;
  faults: Faults;
  /**
   * Makes Argo CD refuse Applications of these names with InvalidSpecError,
   * in its words for a foreign repository unless a message is given; nothing
   * more is refused after `undefined`.
   */
  refuse(name: RegExp | undefined, message?: string): void;
  /** Routes that were asked for and are not there. */
  notImplemented(): string[];
  /** Resolves once every Application has been compared and synced. */
  idle(): Promise<void>;
  /** The whole state, once idle. */
  snapshot(): Promise<ArgoCdSnapshot>;
  close(): Promise<void>;
}

async function prepare(dataDir: string) {
  const paths = {
    clones: join(dataDir, 'clones'),
    work: join(dataDir, 'work'),
  };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await rm(paths.work, { recursive: true, force: true });
  await mkdir(paths.clones, { recursive: true });
  await mkdir(paths.work, { recursive: true });
  return paths;
}

function repeatPoll(controller: Controller, log: Logger, everyMs: number) {
  let polling = Promise.resolve();
  const poll = () => {
    polling = polling
      .then(() => controller.poll())
      .catch(error => log.error({ err: error }, 'poll failed'));
  };
  const timer = setInterval(poll, everyMs);
  timer.unref();
  poll();
  return () => clearInterval(timer);
}

/**
 * Starts a stand-in for Argo CD on loopback and resolves when the workloads
 * repository has been followed for the first time.
 *
 * @public
 */
export async function startArgoCd(
  options: ArgoCdOptions,
): Promise<ArgoCdSandbox> {
  const log = options.log ?? pino({ level: 'silent' });
  const paths = await prepare(options.dataDir);
  const token = await persistentSecret(
    join(options.dataDir, 'token'),
    'argocd-',
  );
  const kubectl =
    options.kubectl === false ? undefined : await findKubectl(options.kubectl);
  const table = ObjectTable.open(join(options.dataDir, 'objects.sqlite'));
  const cluster = Cluster.open(table);
  const repositories = new Repositories(cluster, {
    urlPrefix: options.gitlabUrl,
    username: 'oauth2',
    password: options.gitlabToken,
  });
  const cache = new RepositoryCache({
    directory: paths.clones,
    credentialFor: url => repositories.credentialFor(url),
  });
  const renderer = new Renderer({
    repositories: cache,
    kubectl,
    workDirectory: paths.work,
  });
  const target = new TargetState(cache, renderer);
  const refusals = new Refusals();
  const controller = new Controller({
    cluster,
    target,
    refusals,
    log,
    concurrency: CONCURRENCY,
  });
  const faults = new FaultQueue();
  const notImplemented = new Set<string>();
  const takeSnapshot = async () => {
    await controller.idle();
    return snapshot(cluster, repositories, options.workloads?.repoUrl);
  };
  const app = createApp({
    token,
    applications: new ApplicationApi({
      cluster,
      controller,
      target,
      validation: new ApplicationValidation({ cluster, target, refusals }),
    }),
    projects: new ProjectApi(cluster),
    cluster,
    repositories,
    cache,
    controller,
    faults,
    refusals,
    log,
    notImplemented,
    takeSnapshot,
  });
  const server = await listen(app, options.port ?? 0);
  bootstrap(cluster, options.workloads);
  if (options.workloads) {
    await controller.refresh(options.workloads.application ?? 'workloads');
  }
  const stopPolling = repeatPoll(
    controller,
    log,
    options.pollIntervalMs ?? POLL_INTERVAL_MS,
  );
  return {
    url: server.url,
    token,
    faults,
    refuse: (name, message) => refusals.set(name && { name, message }),
    notImplemented: () => [...notImplemented],
    idle: () => controller.idle(),
    snapshot: takeSnapshot,
    close: async () => {
      stopPolling();
      await server.close();
      await controller.close();
      await cache.close();
      table.close();
    },
  };
}
