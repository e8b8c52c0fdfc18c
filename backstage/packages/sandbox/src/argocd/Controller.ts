import type { Logger } from 'pino';
import type { Application } from './Application';
import { sourceOf } from './Application';
import type { Cluster } from './Cluster';
import { normalizeGitUrl } from './normalizeGitUrl';
import { Reconciler } from './Reconciler';
import type { Refusals } from './Refusals';
import { RetryTimers } from './RetryTimers';
import type { TargetState } from './TargetState';
import { wakeOnChange } from './wakeOnChange';
import { WorkQueue } from './WorkQueue';

/**
 * Sees to it that every Application is reconciled: one at a time of each, woken
 * by changes, pushes, requests and a slow poll.
 */
export class Controller {
  readonly #cluster: Cluster;
  readonly #target: TargetState;
  readonly #queue: WorkQueue;
  /** How fresh the clone has to be at the next reconciliation. */
  readonly #freshness = new Map<string, number>();
  readonly #retries = new RetryTimers(name => this.#queue.add(name));
  #closed = false;

  constructor(options: {
    cluster: Cluster;
    target: TargetState;
    refusals: Refusals;
    log: Logger;
    concurrency: number;
  }) {
    this.#cluster = options.cluster;
    this.#target = options.target;
    const reconciler = new Reconciler({
      ...options,
      retries: this.#retries,
      again: name => this.#queue.add(name),
    });
    this.#queue = new WorkQueue({
      concurrency: options.concurrency,
      work: name => reconciler.reconcile(name, this.#freshness.get(name) ?? 0),
    });
    wakeOnChange({
      cluster: this.#cluster,
      actor: () => reconciler.actor,
      wake: (name, freshness) => this.#wake(name, freshness),
      forget: name => this.#freshness.delete(name),
    });
  }

  /** Compares again with what git has now; resolves when that is done. */
  refresh(name: string): Promise<void> {
    this.#freshness.set(name, performance.now());
    return this.#queue.run(name);
  }

  /** Somebody pushed to a repository. */
  pushed(repoUrls: string[], ref: string): void {
    const urls = new Set(repoUrls.map(normalizeGitUrl));
    const at = performance.now();
    for (const app of this.#cluster.applications()) {
      const { repoURL, targetRevision = 'HEAD' } = sourceOf(app);
      const follows =
        targetRevision === 'HEAD' ||
        ref === `refs/heads/${targetRevision}` ||
        ref === `refs/tags/${targetRevision}`;
      if (follows && urls.has(normalizeGitUrl(repoURL))) {
        this.#wake(app.metadata.name, at);
      }
    }
  }

  /** Looks at every repository once and wakes the Applications behind it. */
  async poll(): Promise<void> {
    const at = performance.now();
    for (const { metadata } of this.#cluster.applications()) {
      const app = this.#cluster.application(metadata.name);
      if (this.#closed) {
        return;
      }
      if (app && (await this.#isBehind(app, at))) {
        this.#queue.add(metadata.name);
      }
    }
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#retries.clear();
    await this.#queue.close();
  }

  /** @param freshness - since when the clone has to be, if that matters */
  #wake(name: string, freshness?: number): void {
    if (freshness !== undefined) {
      this.#freshness.set(name, freshness);
    }
    this.#queue.add(name);
  }

  async #isBehind(app: Application, notBefore: number): Promise<boolean> {
    const known = app.status?.sync;
    if (known?.status !== 'Synced') {
      this.#freshness.set(app.metadata.name, notBefore);
      return true;
    }
    return this.#target.latestRevision(app, notBefore).then(
      revision => revision !== known.revision,
      () => true,
    );
  }
}
