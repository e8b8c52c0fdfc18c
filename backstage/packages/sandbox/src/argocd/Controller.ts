import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type {
  Application,
  ApplicationStatus,
  AppProject,
  Condition,
  Operation,
} from './Application';
import { formatConditions, isErrorCondition, sourceOf } from './Application';
import { applicationSpecErrors } from './applicationSpecErrors';
import {
  comparedStatus,
  operatedStatus,
  unknownStatus,
} from './applicationStatus';
import type { AutoSync } from './autoSync';
import { autoSync } from './autoSync';
import type { Cluster } from './Cluster';
import { now } from './Cluster';
import type { Comparison } from './compare';
import { compare } from './compare';
import { comparisonError, invalidSpec } from './conditions';
import { finalizeApplication } from './finalize';
import { normalizeGitUrl } from './normalizeGitUrl';
import { RetryTimers } from './RetryTimers';
import type { Refusals } from './Refusals';
import { syncApplication } from './syncApplication';
import { TargetError } from './TargetState';
import type { LoadedTarget, TargetState } from './TargetState';
import { wakeOnChange } from './wakeOnChange';
import { WorkQueue } from './WorkQueue';

/**
 * Keeps every Application what git says: one reconciliation per Application
 * at a time, woken by changes, pushes, requests and a slow poll.
 */
export class Controller {
  readonly #cluster: Cluster;
  readonly #target: TargetState;
  readonly #refusals: Refusals;
  readonly #log: Logger;
  readonly #queue: WorkQueue;
  /** How fresh the clone has to be at the next reconciliation. */
  readonly #freshness = new Map<string, number>();
  readonly #retries = new RetryTimers(name => this.#queue.add(name));
  #closed = false;
  /** Set while an Application changes the cluster by itself. */
  #actor: string | undefined;

  constructor(options: {
    cluster: Cluster;
    target: TargetState;
    refusals: Refusals;
    log: Logger;
    concurrency: number;
  }) {
    this.#cluster = options.cluster;
    this.#target = options.target;
    this.#refusals = options.refusals;
    this.#log = options.log;
    this.#queue = new WorkQueue({
      concurrency: options.concurrency,
      work: name => this.#work(name),
    });
    wakeOnChange({
      cluster: this.#cluster,
      actor: () => this.#actor,
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

  async #work(name: string): Promise<void> {
    try {
      await this.#reconcile(name);
    } catch (error) {
      this.#log.error(
        { application: name, err: error },
        'reconciliation failed',
      );
      const app = this.#cluster.application(name);
      if (app) {
        const condition = { type: 'UnknownError', message: String(error) };
        this.#setStatus(name, unknownStatus(app, [condition]));
      }
    }
  }

  async #reconcile(name: string): Promise<void> {
    const app = this.#cluster.application(name);
    if (!app) {
      return;
    }
    if (app.metadata.deletionTimestamp) {
      finalizeApplication(this.#cluster, app);
      return;
    }
    const project = this.#cluster.project(app.spec.project);
    const errors = this.#specErrors(app, project);
    if (!project || errors.length > 0) {
      this.#refuse(app, errors);
      return;
    }
    await this.#reconcileWithGit(app, project);
  }

  #specErrors(app: Application, project?: AppProject): Condition[] {
    return project
      ? [
          ...applicationSpecErrors(app, project),
          ...this.#refusals.conditions(app),
        ]
      : [
          invalidSpec(
            `Application referencing project ${app.spec.project} which does not exist`,
          ),
        ];
  }

  /** An Application in error is not compared, and an operation on it fails. */
  #refuse(app: Application, errors: Condition[], revision?: string): void {
    const { name } = app.metadata;
    this.#setStatus(name, unknownStatus(app, errors));
    if (app.operation) {
      this.#finishOperation(
        name,
        app.operation,
        revision ?? app.operation.sync.revision ?? '',
        { phase: 'Error', message: formatConditions(errors), resources: [] },
        now(),
      );
    }
  }

  async #reconcileWithGit(app: Application, project: AppProject) {
    const { name } = app.metadata;
    const notBefore = this.#freshness.get(name) ?? 0;
    const loaded = await this.#load(app, notBefore);
    const fresh = this.#cluster.application(name);
    // Changed meanwhile: the change has put it into the queue again.
    if (
      !fresh ||
      !isDeepStrictEqual(fresh.spec, app.spec) ||
      fresh.metadata.deletionTimestamp
    ) {
      return;
    }
    if (loaded instanceof TargetError) {
      this.#refuse(fresh, [comparisonError(loaded.message)], loaded.revision);
      return;
    }
    this.#act(fresh, this.#cluster.project(project.metadata.name), loaded);
  }

  #load(app: Application, notBefore: number) {
    const requested = app.operation?.sync.revision;
    return this.#target
      .load(app, { notBefore, revision: requested })
      .catch((error: unknown) => {
        if (error instanceof TargetError) {
          return error;
        }
        throw error;
      });
  }

  /** Everything from here on happens at once: no other work comes between. */
  #act(
    app: Application,
    project: AppProject | undefined,
    loaded: LoadedTarget,
  ) {
    if (!project) {
      this.#queue.add(app.metadata.name);
      return;
    }
    const comparison = this.#compare(app, project, loaded);
    if (app.operation) {
      this.#operate(app, project, loaded, comparison, app.operation);
      return;
    }
    const decision = autoSync(app, comparison, loaded.revision);
    const due = this.#retries.isDue(app.metadata.name);
    if (decision.do === 'sync' || (decision.do === 'retry' && due)) {
      this.#operate(app, project, loaded, comparison, decision.operation);
    } else {
      this.#show(app, project, loaded, comparison, decision);
    }
  }

  #show(
    app: Application,
    project: AppProject,
    loaded: LoadedTarget,
    comparison: Comparison,
    decision: AutoSync,
  ): void {
    const { name } = app.metadata;
    const conditions = [
      ...loaded.rendered.warnings,
      ...comparison.conditions,
      ...(decision.do === 'nothing' && decision.condition
        ? [decision.condition]
        : []),
    ];
    this.#setStatus(
      name,
      comparedStatus(app, project, loaded, comparison, conditions),
    );
    if (decision.do === 'retry') {
      this.#retries.later(name, decision.afterMs);
    }
  }

  #operate(
    app: Application,
    project: AppProject,
    loaded: LoadedTarget,
    comparison: Comparison,
    operation: Operation,
  ): void {
    const { name } = app.metadata;
    const startedAt = now();
    this.#actor = name;
    const outcome = syncApplication(
      { cluster: this.#cluster, app, project, operation: operation.sync },
      comparison,
    );
    this.#actor = undefined;
    this.#finishOperation(name, operation, loaded.revision, outcome, startedAt);
    this.#log.info(
      { application: name, revision: loaded.revision, phase: outcome.phase },
      'synced',
    );
    const after = this.#cluster.application(name);
    if (after) {
      const result = this.#compare(after, project, loaded);
      const decision = autoSync(after, result, loaded.revision);
      this.#show(after, project, loaded, result, decision);
    }
  }

  #compare(app: Application, project: AppProject, loaded: LoadedTarget) {
    return compare(this.#cluster, app, project, loaded.rendered.objects);
  }

  #finishOperation(
    name: string,
    operation: Operation,
    revision: string,
    outcome: Parameters<typeof operatedStatus>[3],
    startedAt: string,
  ): void {
    const app = this.#cluster.application(name);
    if (app) {
      const { operation: _done, ...rest } = app;
      this.#cluster.put<Application>({
        ...rest,
        status: operatedStatus(app, operation, revision, outcome, startedAt),
      });
    }
  }

  #setStatus(name: string, status: ApplicationStatus): void {
    const app = this.#cluster.application(name);
    if (app) {
      this.#cluster.put({ ...app, status });
    }
    if (status.conditions?.some(isErrorCondition)) {
      this.#log.warn(
        { application: name, conditions: status.conditions },
        'application in error',
      );
    }
  }
}
