import { askFirst } from './askFirst';
import { GRACE_MS } from './bounds';
import { OperationCancelledError } from './OperationCancelledError';

/**
 * Stops a stage: at once what the stage itself does, and a little later the
 * effects that are on their way. When the lease is lost, or the process ends,
 * both stop at once.
 */
export class StageStop {
  /** Of what the stage itself does. */
  readonly stage: AbortSignal;
  /** Of the effects that are on their way. */
  readonly effects: AbortSignal;
  readonly #stage = new AbortController();
  readonly #effects = new AbortController();
  #timer?: NodeJS.Timeout;

  constructor(private readonly lease: AbortSignal) {
    // An answer of the lease's signal reaches these before it is given.
    const ask = () => lease.aborted;
    this.stage = askFirst(this.#stage.signal, ask);
    this.effects = askFirst(this.#effects.signal, ask);
    lease.addEventListener('abort', this.#onLease);
    if (lease.aborted) {
      this.#onLease();
    }
  }

  because(reason: unknown): void {
    this.#stage.abort(reason);
    this.#timer ??= setTimeout(() => this.#effects.abort(reason), GRACE_MS);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.lease.removeEventListener('abort', this.#onLease);
  }

  readonly #onLease = () => {
    const { reason } = this.lease;
    this.because(reason);
    if (!(reason instanceof OperationCancelledError)) {
      this.#effects.abort(reason);
    }
  };
}
