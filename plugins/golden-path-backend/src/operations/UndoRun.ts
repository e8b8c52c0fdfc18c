import { Claimed } from '../database/OperationStore';
import { EffectRecord } from '../database/rows';
import { concludeUndo } from './concludeUndo';
import { Effect, EffectContext, UndoOutcome } from './Effect';
import { Lease } from './Lease';
import { Reasons } from './Reasons';

export interface UndoRunOptions {
  claimed: Claimed;
  lease: Lease;
  effects: ReadonlyMap<string, Effect>;
  reasons: Reasons;
  /** Waits between the attempts to undo one effect; one attempt more than waits. */
  retryDelaysMs: readonly number[];
  /** Waits until the whole undo is tried again by itself, by how often it has been. */
  againDelaysMs: readonly number[];
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  msUntilSettled(): Promise<number>;
}

/**
 * Undoes every effect of an operation, newest first, once no call of it can
 * still arrive. Within a stage the others are still tried when one cannot be
 * undone, as none of them builds on another; earlier stages are then left
 * alone, as what could not be removed may build on them.
 */
export class UndoRun {
  readonly #options: UndoRunOptions;

  constructor(options: UndoRunOptions) {
    this.#options = options;
  }

  async run(): Promise<'undone' | 'stuck'> {
    await this.#settle();
    await this.#undoAll();
    return concludeUndo(this.#options.claimed, this.#options.againDelaysMs);
  }

  /**
   * Calls whose answer was never seen may be carried out late. What comes after
   * its own undo would be overlooked, or would stand on what is gone by then.
   */
  async #settle() {
    const { lease, claimed, sleep, msUntilSettled } = this.#options;
    const effects = await claimed.journal.effects();
    if (!effects.some(effect => effect.inDoubt)) {
      return;
    }
    const remaining = await msUntilSettled();
    if (remaining > 0) {
      await claimed.journal.log(
        'info',
        `Waiting ${Math.ceil(
          remaining / 1000,
        )} s for calls without an answer, which may still be carried out`,
      );
      await sleep(remaining, lease.signal);
    }
  }

  async #undoAll() {
    const effects = (await this.#options.claimed.journal.effects())
      .filter(effect => effect.state !== 'undone')
      .reverse();
    let blockedAfter: string | undefined;
    for (const effect of effects) {
      if (blockedAfter !== undefined && effect.stage !== blockedAfter) {
        break;
      }
      if (!(await this.#undoOne(effect))) {
        blockedAfter = effect.stage;
      }
    }
  }

  /** False when the effect could be neither undone nor kept. */
  async #undoOne(record: EffectRecord): Promise<boolean> {
    const { journal } = this.#options.claimed;
    const { title } = record;
    const outcome = await this.#attempt(record);
    switch (outcome.state) {
      case 'undone':
        await journal.settled(record, outcome, {
          level: 'info',
          message: `Undone: ${title}`,
        });
        return true;
      case 'kept':
        await journal.settled(record, outcome, {
          level: 'warn',
          message: `Kept ${title}: ${outcome.note}`,
        });
        return true;
      default:
        await journal.settled(record, outcome, {
          level: 'error',
          message: `Could not undo ${title}: ${outcome.note}`,
        });
        return false;
    }
  }

  async #attempt(
    record: EffectRecord,
  ): Promise<UndoOutcome | { state: 'failed'; note: string }> {
    const { effects, claimed, lease, retryDelaysMs, sleep, reasons } =
      this.#options;
    const effect = effects.get(record.type);
    if (!effect) {
      const note = `this version of the portal does not know how to undo ${record.type}`;
      return { state: 'failed', note };
    }
    for (let attempt = 0; ; attempt++) {
      lease.signal.throwIfAborted();
      try {
        const outcome = await effect.undo(
          record.args,
          record.result,
          this.#context(record),
        );
        return outcome.state === 'kept'
          ? { state: 'kept', note: reasons.clean(outcome.note) }
          : outcome;
      } catch (error) {
        lease.signal.throwIfAborted();
        const note = reasons.of(error);
        if (attempt >= retryDelaysMs.length) {
          return { state: 'failed', note };
        }
        await claimed.journal.log(
          'warn',
          `Could not undo ${record.title} yet: ${note}. Trying again in ${
            retryDelaysMs[attempt] / 1000
          } s`,
          record.stage,
        );
        await sleep(retryDelaysMs[attempt], lease.signal);
      }
    }
  }

  #context(record: EffectRecord): EffectContext {
    const { claimed, lease, reasons } = this.#options;
    return {
      operationId: claimed.operation.id,
      signal: lease.signal,
      log: (message, level = 'info') =>
        claimed.journal.log(level, reasons.clean(message), record.stage),
    };
  }
}
