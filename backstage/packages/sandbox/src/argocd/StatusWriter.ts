import type { Logger } from 'pino';
import type {
  Application,
  ApplicationStatus,
  Condition,
  Operation,
} from './Application';
import { formatConditions, isErrorCondition } from './Application';
import { operatedStatus, unknownStatus } from './applicationStatus';
import type { Cluster } from './Cluster';
import { now } from './Cluster';
import type { SyncOutcome } from './syncApplication';

/** Writes into an Application what came of its reconciliation, and logs what went wrong. */
export class StatusWriter {
  readonly #cluster: Cluster;
  readonly #log: Logger;

  constructor(options: { cluster: Cluster; log: Logger }) {
    this.#cluster = options.cluster;
    this.#log = options.log;
  }

  /** An Application in error is not compared, and an operation on it fails. */
  refuse(app: Application, errors: Condition[], revision?: string): void {
    const { name } = app.metadata;
    this.set(name, unknownStatus(app, errors));
    if (app.operation) {
      this.finish(
        name,
        app.operation,
        revision ?? app.operation.sync.revision ?? '',
        { phase: 'Error', message: formatConditions(errors), resources: [] },
        now(),
      );
    }
  }

  /** An operation that has ended, well or not. */
  finish(
    name: string,
    operation: Operation,
    revision: string,
    outcome: SyncOutcome,
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

  set(name: string, status: ApplicationStatus): void {
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
