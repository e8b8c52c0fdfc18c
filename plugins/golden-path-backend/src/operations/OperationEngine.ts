import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import { OperationReader } from '../database/OperationReader';
import { OperationStore } from '../database/OperationStore';
import { OperationRecord, Phase } from '../database/rows';
import { OperationCancelledError } from './OperationCancelledError';
import { OperationRunner, RunnerOptions } from './OperationRunner';
import { ShutdownError } from './ShutdownError';

export interface EngineOptions extends RunnerOptions {
  reader: OperationReader;
}

/** Operations that a sweep lists at a time, so that replicas that sweep at once share them. */
const SWEEP_LIMIT = 20;

/**
 * Runs operations so that each ends whole or undone, whatever dies. Of all
 * processes on one database, the one whose claim raised the epoch last works
 * on an operation; any may take over when the lease has run out.
 */
export class OperationEngine {
  readonly #store: OperationStore;
  readonly #reader: OperationReader;
  readonly #logger: LoggerService;
  readonly #runner: OperationRunner;

  constructor(options: EngineOptions) {
    this.#store = options.store;
    this.#reader = options.reader;
    this.#logger = options.logger;
    this.#runner = new OperationRunner(options);
  }

  /** Starts a phase in the background; nothing happens when it has been started before. */
  async start(id: string, phase: Phase, source?: Buffer): Promise<void> {
    this.#assertGoing();
    const claimed = await this.#store.claimPhase(
      id,
      phase,
      this.#runner.terms(),
    );
    if (claimed) {
      this.#runner.startPhase(claimed, phase, source);
      return;
    }
    assertStarted(await this.#reader.get(id), phase);
  }

  /** Sees to it that an operation is undone, by whichever process works on it. */
  async cancel(id: string, by: string): Promise<void> {
    const error = new OperationCancelledError(by);
    const claimed = await this.#store.claimUndoOfWaiting(
      id,
      this.#runner.undoTerms(error.message),
    );
    if (claimed) {
      this.#runner.startUndo(claimed);
      return;
    }
    if (await this.#store.requestCancel(id, by)) {
      this.#runner.abort(id, error);
      return;
    }
    const { state, service } = await this.#reader.get(id);
    if (state === 'waiting') {
      // It left its phase between the two claims.
      await this.cancel(id, by);
    } else if (state === 'done') {
      throw new ConflictError(
        `Operation ${id} is done and ${service} exists, so there is nothing to cancel`,
      );
    }
  }

  /** Tries again to undo what is stuck. */
  async undo(id: string, by: string): Promise<void> {
    this.#assertGoing();
    const claimed = await this.#store.claimUndoOfStuck(
      id,
      this.#runner.undoTerms(
        `${by} asked to undo it`,
        `${by} asked to undo it again`,
      ),
    );
    if (claimed) {
      this.#runner.startUndo(claimed);
      return;
    }
    const { state } = await this.#reader.get(id);
    if (state !== 'undoing' && state !== 'undone') {
      throw new ConflictError(
        `Operation ${id} is ${state}; only what is stuck can be undone again. Cancel it instead while it is not done`,
      );
    }
  }

  /** Keeps for good what could not be undone, and lets go of the name. */
  async adopt(id: string, by: string): Promise<void> {
    if (await this.#store.adopt(id, by)) {
      return;
    }
    const { state } = await this.#reader.get(id);
    if (state !== 'adopted') {
      throw new ConflictError(describeUnadoptable(id, state));
    }
  }

  /** Takes over operations that nobody holds any more; every replica may sweep at once. */
  async sweep(): Promise<void> {
    if (this.#runner.stopped) {
      return;
    }
    let listed: OperationRecord[];
    do {
      listed = await this.#store.expired(SWEEP_LIMIT);
      for (const expired of listed) {
        await this.#takeOver(expired);
      }
    } while (listed.length === SWEEP_LIMIT);
  }

  /** Lets go of everything, so that another process may take over at once. */
  stop(): Promise<void> {
    return this.#runner.stop();
  }

  /** Resolves when nothing runs in this process. */
  idle(): Promise<void> {
    return this.#runner.idle();
  }

  async #takeOver(expired: OperationRecord) {
    const { error, message } = describeAbandoned(expired);
    const claimed = await this.#store.claimUndoOfExpired(
      expired,
      this.#runner.undoTerms(error, message),
    );
    if (claimed) {
      this.#logger.warn(`Taking over operation ${expired.id}: ${error}`);
      this.#runner.startUndo(claimed);
    }
  }

  #assertGoing() {
    if (this.#runner.stopped) {
      throw new ShutdownError();
    }
  }
}

function assertStarted(
  { id, phase: reached, state, error }: OperationRecord,
  phase: Phase,
) {
  if (['undoing', 'undone', 'stuck', 'adopted'].includes(state)) {
    throw new ConflictError(
      `Operation ${id} does not go on, because it is ${state}: ${error}`,
    );
  }
  if (phase === 'register' && reached === 'publish') {
    throw new ConflictError(
      `Operation ${id} has to be published before it can be registered`,
    );
  }
  if (state === 'waiting' && reached === phase) {
    throw new ConflictError(
      `Operation ${id} was left waiting for too long and is about to be undone; start a new one`,
    );
  }
}

function describeAbandoned({ state, stage }: OperationRecord): {
  error: string;
  message?: string;
} {
  switch (state) {
    case 'stuck':
      return {
        error: 'It could not be undone completely',
        message: 'Trying again to undo what is left',
      };
    case 'waiting':
      return {
        error:
          'Nobody went on with the operation in time: its caller was cancelled or has died',
      };
    case 'undoing':
      return { error: 'The process that was undoing the operation has died' };
    default:
      return {
        error: `The process that ran the operation has died in the stage ${stage}`,
      };
  }
}

function describeUnadoptable(id: string, state: OperationState): string {
  switch (state) {
    case 'done':
      return `Operation ${id} is done: everything was made, so there is nothing to decide`;
    case 'undone':
      return `Operation ${id} is undone: nothing is left of it that could be kept`;
    case 'undoing':
      return `Operation ${id} is being undone right now; wait for the end, and adopt it if it is stuck then`;
    default:
      return `Operation ${id} is ${state}; only what is stuck can be adopted. Cancel it first, which undoes what it has made`;
  }
}
