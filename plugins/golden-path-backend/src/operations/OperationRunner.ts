import type { LoggerService } from '@backstage/backend-plugin-api';
import { randomUUID } from 'node:crypto';
import { setTimeout as timer } from 'node:timers/promises';
import {
  Claim,
  Claimed,
  OperationStore,
  UndoClaim,
} from '../database/OperationStore';
import { complete, handOver } from '../database/outcomes';
import { OperationRecord, Phase } from '../database/rows';
import { BackgroundRuns } from './BackgroundRuns';
import { Effect, OperationDefinition } from './Effect';
import { HeldLeases } from './HeldLeases';
import { Lease } from './Lease';
import { LeaseLostError } from './LeaseLostError';
import { OperationCancelledError } from './OperationCancelledError';
import { runPhase } from './PhaseRun';
import { Reasons } from './Reasons';
import { ShutdownError } from './ShutdownError';
import { UndoRun } from './UndoRun';

export interface EngineTimes {
  leaseMs: number;
  /** Between two calls of a caller. */
  handOverMs: number;
  /** After it, nothing that was sent is still carried out. */
  settleMs: number;
  /** Waits between the attempts to undo one effect, within one undo. */
  undoRetryDelaysMs: readonly number[];
  /** Waits until a whole undo that left something is tried again by itself. */
  undoAgainDelaysMs: readonly number[];
}

export interface FinalState {
  operation: OperationRecord;
  state: 'done' | 'undone' | 'stuck';
  error?: string;
}

export interface RunnerOptions {
  store: OperationStore;
  definition: OperationDefinition;
  times: EngineTimes;
  reasons: Reasons;
  logger: LoggerService;
  /** Told of every operation that has come to its end, here. */
  onFinal?: (end: FinalState) => Promise<void>;
  /** Rejects when the signal aborts. Given by tests only, as is the clock. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds by a clock of this process that is never set. */
  steadyNow?: () => number;
}

/** Works on the operations that this process has claimed, in the background, each under its lease. */
export class OperationRunner {
  readonly #options: Required<RunnerOptions>;
  readonly #effects: ReadonlyMap<string, Effect>;
  readonly #leases = new HeldLeases();
  readonly #runs: BackgroundRuns;
  /** Tells the processes apart in the database. */
  readonly #runner = randomUUID();

  constructor(options: RunnerOptions) {
    this.#options = {
      onFinal: async () => {},
      sleep: pause,
      steadyNow: () => performance.now(),
      ...options,
    };
    this.#effects = new Map(
      options.definition.effects.map(effect => [effect.type, effect]),
    );
    const { logger, reasons } = options;
    this.#runs = new BackgroundRuns(error => {
      // The lease runs out, and whoever sweeps next undoes the operation.
      logger.warn(`Stopped working on an operation: ${reasons.of(error)}`);
    });
  }

  get stopped(): boolean {
    return this.#leases.stopped;
  }

  /** The terms of a claim that is made now. */
  terms(): Claim {
    return {
      runner: this.#runner,
      leaseMs: this.#options.times.leaseMs,
      since: this.#options.steadyNow(),
    };
  }

  /** Likewise, of one that leads to the undo. */
  undoTerms(
    error: string,
    message = `${error}. Undoing what was made`,
  ): UndoClaim {
    return {
      ...this.terms(),
      settleMs: this.#options.times.settleMs,
      error,
      event: { level: 'warn', message },
    };
  }

  startPhase(claimed: Claimed, phase: Phase, source?: Buffer): void {
    this.#runs.add(this.#runPhase(claimed, phase, source));
  }

  startUndo(claimed: Claimed): void {
    this.#runs.add(this.#undo(claimed));
  }

  /** Stops the phase of an operation, if this process is at it. */
  abort(id: string, reason: Error): void {
    this.#leases.abort(id, reason);
  }

  /** Lets go of everything, so that another process may take over at once. */
  async stop(): Promise<void> {
    this.#leases.stop();
    await this.idle();
  }

  /** Resolves when nothing runs in this process. */
  idle(): Promise<void> {
    return this.#runs.idle();
  }

  async #runPhase(claimed: Claimed, phase: Phase, source?: Buffer) {
    const { definition, times, reasons, logger } = this.#options;
    const { operation, journal } = claimed;
    const lease = this.#hold(claimed);
    try {
      await runPhase({
        claimed,
        lease,
        stages: definition[phase],
        effects: this.#effects,
        source,
        reasons,
        logger,
      });
      lease.signal.throwIfAborted();
      if (phase === 'publish') {
        await handOver(journal, times.handOverMs);
      } else {
        await complete(journal);
        await this.#final({ operation, state: 'done' });
      }
    } catch (error) {
      lease.release();
      await this.#fail(claimed, error);
    } finally {
      this.#leases.remove(operation.id, lease);
    }
  }

  async #fail({ operation, journal }: Claimed, error: unknown) {
    if (error instanceof LeaseLostError) {
      throw error;
    }
    // The log up to here; whoever undoes it writes a log of its own.
    await journal.flush();
    if (error instanceof ShutdownError) {
      await journal.giveUp();
      throw error;
    }
    const reason = this.#options.reasons.of(error);
    const claimed = await this.#options.store.claimUndoOfOwn(
      journal,
      this.undoTerms(reason),
    );
    if (!claimed) {
      throw new LeaseLostError(operation.id);
    }
    await this.#undo(claimed);
  }

  async #undo(claimed: Claimed) {
    const { store, times, reasons, sleep } = this.#options;
    const { operation, journal } = claimed;
    const lease = this.#hold(claimed);
    try {
      const state = await new UndoRun({
        claimed,
        lease,
        effects: this.#effects,
        reasons,
        retryDelaysMs: times.undoRetryDelaysMs,
        againDelaysMs: times.undoAgainDelaysMs,
        sleep,
        msUntilSettled: () => store.msUntilSettled(operation.id),
      }).run();
      await this.#final({ operation, state, error: operation.error });
    } catch (error) {
      if (error instanceof ShutdownError) {
        await journal.flush();
        await journal.giveUp();
      }
      throw error;
    } finally {
      this.#leases.remove(operation.id, lease);
    }
  }

  #hold({ operation, journal, since }: Claimed): Lease {
    const { logger, steadyNow, times } = this.#options;
    const lease = Lease.hold({
      journal,
      leaseMs: times.leaseMs,
      claimedAt: since,
      steadyNow,
      logger,
      onCancel: by => {
        // An undo goes on, whoever asks.
        if (operation.state === 'running') {
          lease.abort(new OperationCancelledError(by));
        }
      },
    });
    this.#leases.add(operation.id, lease);
    return lease;
  }

  async #final(end: FinalState) {
    try {
      await this.#options.onFinal(end);
    } catch (error) {
      this.#options.logger.warn(
        `The end of operation ${end.operation.id} could not be reported`,
        error as Error,
      );
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await timer(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
