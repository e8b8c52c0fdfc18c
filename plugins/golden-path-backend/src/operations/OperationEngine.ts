import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationReader } from '../database/OperationReader';
import { Claimed, OperationStore, UndoClaim } from '../database/OperationStore';
import { complete, handOver } from '../database/outcomes';
import { OperationRecord, Phase } from '../database/rows';
import { Effect, OperationDefinition } from './Effect';
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
  /** Longest time-out of a vendor call: after it, nothing that was sent still arrives. */
  settleMs: number;
  /** Waits between the attempts to undo one effect. */
  undoRetryDelaysMs: readonly number[];
}

export interface EngineOptions {
  store: OperationStore;
  reader: OperationReader;
  definition: OperationDefinition;
  times: EngineTimes;
  reasons: Reasons;
  logger: LoggerService;
  /** Told of every operation that has come to its end, here. */
  onFinal?: (end: FinalState) => Promise<void>;
  /** Injected by tests; rejects when the signal aborts. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface FinalState {
  operation: OperationRecord;
  state: 'done' | 'undone' | 'stuck';
  error?: string;
}

/** Operations that one sweep takes over at most, so that replicas share them. */
const SWEEP_LIMIT = 20;

/**
 * Runs operations so that each ends whole or undone, whatever dies. Of all
 * processes on one database, the one whose claim raised the epoch last works
 * on an operation; any may take over when the lease has run out.
 */
export class OperationEngine {
  readonly #options: EngineOptions;
  readonly #effects: ReadonlyMap<string, Effect>;
  /** Operations at work in this process, with their leases. */
  readonly #leases = new Map<string, Lease>();
  readonly #runs = new Set<Promise<void>>();
  /** Tells the processes apart in the database. */
  readonly #runner = randomUUID();
  #stopped = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#effects = new Map(
      options.definition.effects.map(effect => [effect.type, effect]),
    );
  }

  /** Starts a phase in the background; nothing happens when it has been started before. */
  async start(id: string, phase: Phase, source?: Buffer): Promise<void> {
    this.#assertGoing();
    const claimed = await this.#options.store.claimPhase(id, phase, {
      runner: this.#runner,
      leaseMs: this.#options.times.leaseMs,
    });
    if (claimed) {
      this.#background(this.#runPhase(claimed, phase, source));
      return;
    }
    assertStarted(await this.#options.reader.get(id), phase);
  }

  /** Sees to it that an operation is undone, by whichever process works on it. */
  async cancel(id: string, by: string): Promise<void> {
    const { store, reader } = this.#options;
    const error = new OperationCancelledError(by);
    const claimed = await store.claimUndoOfWaiting(
      id,
      this.#undoClaim(error.message),
    );
    if (claimed) {
      this.#background(this.#undo(claimed));
      return;
    }
    if (await store.requestCancel(id, by)) {
      this.#leases.get(id)?.abort(error);
      return;
    }
    const { state, service } = await reader.get(id);
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
    const { store, reader } = this.#options;
    const claimed = await store.claimUndoOfStuck(
      id,
      this.#undoClaim(`${by} asked to undo it`, `${by} asked to undo it again`),
    );
    if (claimed) {
      this.#background(this.#undo(claimed));
      return;
    }
    const { state } = await reader.get(id);
    if (state !== 'undoing' && state !== 'undone') {
      throw new ConflictError(
        `Operation ${id} is ${state}; only what is stuck can be undone again. Cancel it instead while it is not done`,
      );
    }
  }

  /** Takes over operations that nobody holds any more; every replica may sweep at once. */
  async sweep(): Promise<void> {
    if (this.#stopped) {
      return;
    }
    const { store, logger } = this.#options;
    for (const expired of await store.expired(SWEEP_LIMIT)) {
      const error = describeAbandoned(expired);
      const claimed = await store.claimUndoOfExpired(
        expired,
        this.#undoClaim(error, `${error}. Undoing what it had made`),
      );
      if (claimed) {
        logger.warn(`Taking over operation ${expired.id}: ${error}`);
        this.#background(this.#undo(claimed));
      }
    }
  }

  /** Lets go of everything, so that another process may take over at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lease of this.#leases.values()) {
      lease.abort(new ShutdownError());
    }
    await this.idle();
  }

  /** Resolves when nothing runs in this process. */
  async idle(): Promise<void> {
    while (this.#runs.size > 0) {
      await Promise.all(this.#runs);
    }
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
      lease.assertHeld();
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
      this.#letGo(operation.id, lease);
    }
  }

  async #fail({ operation, journal }: Claimed, error: unknown) {
    if (error instanceof LeaseLostError) {
      throw error;
    }
    if (error instanceof ShutdownError) {
      await journal.giveUp();
      throw error;
    }
    const reason = this.#options.reasons.of(error);
    const claimed = await this.#options.store.claimUndoOfOwn(
      journal,
      this.#undoClaim(reason, `${reason}. Undoing what was made`),
    );
    if (!claimed) {
      throw new LeaseLostError(operation.id);
    }
    await this.#undo(claimed);
  }

  async #undo(claimed: Claimed) {
    const { store, times, reasons } = this.#options;
    const { operation, journal } = claimed;
    const lease = this.#hold(claimed);
    try {
      const { state } = await new UndoRun({
        claimed,
        lease,
        effects: this.#effects,
        reasons,
        retryDelaysMs: times.undoRetryDelaysMs,
        sleep: this.#options.sleep ?? pause,
        msUntilSettled: () => store.msUntilSettled(operation.id),
      }).run();
      await this.#final({ operation, state, error: operation.error });
    } catch (error) {
      if (error instanceof ShutdownError) {
        await journal.giveUp();
      }
      throw error;
    } finally {
      this.#letGo(operation.id, lease);
    }
  }

  #hold({ operation, journal }: Claimed): Lease {
    const lease = Lease.hold({
      journal,
      leaseMs: this.#options.times.leaseMs,
      logger: this.#options.logger,
      onCancel: by => {
        if (operation.state === 'running') {
          lease.abort(new OperationCancelledError(by));
        }
      },
    });
    this.#leases.set(operation.id, lease);
    return lease;
  }

  #letGo(id: string, lease: Lease) {
    lease.release();
    if (this.#leases.get(id) === lease) {
      this.#leases.delete(id);
    }
  }

  #background(run: Promise<void>) {
    const settled = run
      .catch(error => {
        // The lease runs out, and whoever sweeps next undoes the operation.
        this.#options.logger.warn(
          `Stopped working on an operation: ${this.#options.reasons.of(error)}`,
        );
      })
      .finally(() => this.#runs.delete(settled));
    this.#runs.add(settled);
  }

  async #final(end: FinalState) {
    try {
      await this.#options.onFinal?.(end);
    } catch (error) {
      this.#options.logger.warn(
        `The end of operation ${end.operation.id} could not be reported`,
        error as Error,
      );
    }
  }

  #undoClaim(
    error: string,
    message = `${error}. Undoing what was made`,
  ): UndoClaim {
    const { leaseMs, settleMs } = this.#options.times;
    return {
      runner: this.#runner,
      leaseMs,
      settleMs,
      error,
      event: { level: 'warn', message },
    };
  }

  #assertGoing() {
    if (this.#stopped) {
      throw new ShutdownError();
    }
  }
}

function assertStarted(
  { id, phase: reached, state, error }: OperationRecord,
  phase: Phase,
) {
  if (state === 'undoing' || state === 'undone' || state === 'stuck') {
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

function describeAbandoned({ state, stage }: OperationRecord): string {
  switch (state) {
    case 'waiting':
      return 'Nobody went on with the operation in time: its caller was cancelled or has died';
    case 'undoing':
      return 'The process that was undoing the operation has died';
    default:
      return `The process that ran the operation has died in the stage ${stage}`;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
