import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type {
  Application,
  AppProject,
  Condition,
  Operation,
} from './Application';
import { applicationSpecErrors } from './applicationSpecErrors';
import { comparedStatus, unknownStatus } from './applicationStatus';
import type { AutoSync } from './autoSync';
import { autoSync } from './autoSync';
import type { Cluster } from './Cluster';
import { now } from './Cluster';
import type { Comparison } from './compare';
import { compare } from './compare';
import { comparisonError, invalidSpec } from './conditions';
import { finalizeApplication } from './finalize';
import type { Refusals } from './Refusals';
import type { RetryTimers } from './RetryTimers';
import { StatusWriter } from './StatusWriter';
import { syncApplication } from './syncApplication';
import { TargetError } from './TargetState';
import type { LoadedTarget, TargetState } from './TargetState';

export interface ReconcilerOptions {
  cluster: Cluster;
  target: TargetState;
  refusals: Refusals;
  log: Logger;
  retries: RetryTimers;
  /** Puts an Application into the queue once more. */
  again: (name: string) => void;
}

/** Makes one Application what git says, once: compares, syncs where it should, and writes down what it saw. */
export class Reconciler {
  readonly #cluster: Cluster;
  readonly #target: TargetState;
  readonly #refusals: Refusals;
  readonly #log: Logger;
  readonly #retries: RetryTimers;
  readonly #again: (name: string) => void;
  readonly #status: StatusWriter;
  #actor: string | undefined;

  constructor(options: ReconcilerOptions) {
    this.#cluster = options.cluster;
    this.#target = options.target;
    this.#refusals = options.refusals;
    this.#log = options.log;
    this.#retries = options.retries;
    this.#again = options.again;
    this.#status = new StatusWriter(options);
  }

  /** Set while an Application changes the cluster by itself. */
  get actor(): string | undefined {
    return this.#actor;
  }

  /** @param notBefore - how fresh the clone has to be; its failures end up in the Application's status */
  async reconcile(name: string, notBefore: number): Promise<void> {
    try {
      await this.#reconcile(name, notBefore);
    } catch (error) {
      this.#log.error(
        { application: name, err: error },
        'reconciliation failed',
      );
      const app = this.#cluster.application(name);
      if (app) {
        const condition = { type: 'UnknownError', message: String(error) };
        this.#status.set(name, unknownStatus(app, [condition]));
      }
    }
  }

  async #reconcile(name: string, notBefore: number): Promise<void> {
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
      this.#status.refuse(app, errors);
      return;
    }
    await this.#reconcileWithGit(app, project, notBefore);
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

  async #reconcileWithGit(
    app: Application,
    project: AppProject,
    notBefore: number,
  ) {
    const { name } = app.metadata;
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
      this.#status.refuse(
        fresh,
        [comparisonError(loaded.message)],
        loaded.revision,
      );
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
      this.#again(app.metadata.name);
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
    this.#status.set(
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
    this.#status.finish(name, operation, loaded.revision, outcome, startedAt);
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
}
