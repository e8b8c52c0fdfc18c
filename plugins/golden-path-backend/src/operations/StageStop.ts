import { OperationCancelledError } from './OperationCancelledError';

/**
 * How long calls on their way may still get their answers when a stage stops.
 * A call that is cut off leaves open whether it was carried out, and then the
 * name has to stay reserved for longer than this.
 */
const GRACE_MS = 2_000;

/**
 * Stops a stage: at once what the stage itself does, and a little later the
 * effects that are on their way. When the lease is lost, or the process ends,
 * both stop at once.
 */
export class StageStop {
  readonly #stage = new AbortController();
  readonly #effects = new AbortController();
  #timer?: NodeJS.Timeout;

  constructor(private readonly lease: AbortSignal) {
    lease.addEventListener('abort', this.#onLease);
    if (lease.aborted) {
      this.#onLease();
    }
  }

  get stage(): AbortSignal {
    return this.#stage.signal;
  }

  get effects(): AbortSignal {
    return this.#effects.signal;
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
