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
import type { Cluster, ClusterChange } from './Cluster';
import { now } from './Cluster';
import type { Comparison } from './compare';
import { compare } from './compare';
import { comparisonError, invalidSpec } from './conditions';
import { finalizeApplication, finalizeProject } from './finalize';
import { normalizeGitUrl } from './normalizeGitUrl';
import type { Refusals } from './Refusals';
import { syncApplication } from './syncApplication';
import { TargetError } from './TargetState';
import type { LoadedTarget, TargetState } from './TargetState';
import { managerOf } from './tracking';
import { WorkQueue } from './WorkQueue';

const isApplication = (object: unknown): object is Application =>
  (object as Application | undefined)?.kind === 'Application';
const isProject = (object: unknown): object is AppProject =>
  (object as AppProject | undefined)?.kind === 'AppProject';

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
  /** Applications whose failed sync waits to be tried again, and may be. */
  readonly #retries = new Map<string, NodeJS.Timeout>();
  readonly #due = new Set<string>();
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
    this.#cluster.onChange(change => this.#changed(change));
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
        this.#freshness.set(app.metadata.name, at);
        this.#queue.add(app.metadata.name);
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

  /** Reconciles an Application without a look at git, e.g. after a refusal. */
  wake(name: string): void {
    this.#queue.add(name);
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#retries.forEach(timer => clearTimeout(timer));
    this.#retries.clear();
    await this.#queue.close();
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

  #changed({ key, before, after }: ClusterChange): void {
    const object = after ?? before!;
    if (isApplication(object)) {
      this.#applicationChanged(before as Application, after as Application);
    }
    if (isProject(object)) {
      this.#projectChanged(object, before as AppProject, after as AppProject);
    }
    const manager = managerOf(object);
    const statusOnly = after !== undefined && !contentChanged(before, after);
    if (manager && manager !== this.#actor && before && !statusOnly) {
      this.#log.debug({ application: manager, key }, 'managed object changed');
      this.#queue.add(manager);
    }
  }

  #applicationChanged(before?: Application, after?: Application): void {
    if (!after) {
      this.#freshness.delete(before!.metadata.name);
      this.#finalizeProjectOf(before!);
      return;
    }
    const { name, deletionTimestamp } = after.metadata;
    if (!before || !isDeepStrictEqual(before.spec, after.spec)) {
      this.#freshness.set(name, performance.now());
      this.#queue.add(name);
    }
    const deletes = deletionTimestamp && !before?.metadata.deletionTimestamp;
    if (deletes || (after.operation && !before?.operation)) {
      this.#queue.add(name);
    }
  }

  #projectChanged(
    project: AppProject,
    before?: AppProject,
    after?: AppProject,
  ) {
    if (contentChanged(before, after)) {
      this.#cluster
        .applicationsOfProject(project.metadata.name)
        .forEach(app => this.#queue.add(app.metadata.name));
    }
    if (after?.metadata.deletionTimestamp) {
      finalizeProject(this.#cluster, after);
    }
  }

  #finalizeProjectOf(app: Application): void {
    const project = this.#cluster.project(app.spec.project);
    if (project?.metadata.deletionTimestamp) {
      finalizeProject(this.#cluster, project);
    }
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
    const due = this.#due.delete(app.metadata.name);
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
      this.#retryLater(name, decision.afterMs);
    }
  }

  #retryLater(name: string, afterMs: number): void {
    if (!this.#retries.has(name)) {
      const timer = setTimeout(() => {
        this.#retries.delete(name);
        this.#due.add(name);
        this.#queue.add(name);
      }, afterMs);
      timer.unref();
      this.#retries.set(name, timer);
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

/** Whether more than an object's status was changed. */
function contentChanged(before: unknown, after: unknown): boolean {
  return !isDeepStrictEqual(contentOf(before), contentOf(after));
}

function contentOf(object: unknown): unknown {
  if (!object) {
    return undefined;
  }
  const { status, operation, metadata, ...content } = object as Application;
  const { resourceVersion, deletionTimestamp, finalizers, ...kept } = metadata;
  return { ...content, metadata: kept };
}
