import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import type { OperationReader, Progress } from '../database/OperationReader';
import { FINAL_STATES } from '../database/rows';

export interface OperationWatchOptions {
  reader: Pick<OperationReader, 'progress'>;
  logger: LoggerService;
  /** How often the database is asked for what other replicas wrote. */
  tailMs?: number;
  /** How long what is told while an operation is at work is gathered, by how many wait for news. */
  gatherMs?: (waiting: number) => number;
  /** Most requests that may wait at once in this process. */
  maxWaiting?: number;
}

interface Waiter {
  id: string;
  seen: number;
  wake(): void;
  /** Set while news is gathered. */
  timer?: NodeJS.Timeout;
}

/** What happens in these states is told as it goes along; into any other an operation comes for somebody to act. */
const AT_WORK: readonly OperationState[] = ['running', 'undoing'];

/** The answers of all who wait together stay at ten a second, until each would come too late to read along. */
export function gatherMs(waiting: number): number {
  return Math.min(Math.max(1_000, waiting * 100), 5_000);
}

/**
 * Wakes whoever waits for news of an operation: at once for what this process
 * wrote, by one shared query every `tailMs` for what other replicas did. While
 * the operation is at work, the news of a moment are told together, since each
 * answer costs as much as a call to a vendor.
 */
export class OperationWatch {
  readonly #options: Required<OperationWatchOptions>;
  readonly #waiters = new Set<Waiter>();
  #timer?: NodeJS.Timeout;

  constructor(options: OperationWatchOptions) {
    this.#options = {
      tailMs: 300,
      gatherMs,
      maxWaiting: 500,
      ...options,
    };
  }

  /** Tells that this process has changed an operation. */
  changed({ id, state, lastEvent }: Progress & { id: string }): void {
    for (const waiter of this.#waiters) {
      if (waiter.id === id) {
        this.#tell(waiter, { state, lastEvent });
      }
    }
  }

  /** Resolves when there is an event newer than `seen` or none can come, after `ms`, or on abort. */
  async wait(
    id: string,
    { seen, ms, signal }: { seen: number; ms: number; signal: AbortSignal },
  ): Promise<void> {
    if (this.#waiters.size >= this.#options.maxWaiting) {
      throw new ServiceUnavailableError(
        'Too many requests are waiting for events; ask again in a few seconds, or without waiting',
      );
    }
    let wake = () => {};
    const news = new Promise<void>(resolve => {
      wake = resolve;
    });
    const waiter: Waiter = { id, seen, wake };
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake, { once: true });
    this.#waiters.add(waiter);
    try {
      // Entered first and asked then, so that nothing is missed in between.
      await this.#ask([waiter]);
      this.#tail();
      if (!signal.aborted) {
        await news;
      }
    } finally {
      this.#waiters.delete(waiter);
      signal.removeEventListener('abort', wake);
      clearTimeout(timer);
      clearTimeout(waiter.timer);
    }
  }

  #tell(waiter: Waiter, { state, lastEvent }: Progress) {
    if (FINAL_STATES.includes(state)) {
      waiter.wake();
    } else if (lastEvent > waiter.seen) {
      if (AT_WORK.includes(state) && waiter.seen > 0) {
        waiter.timer ??= setTimeout(
          waiter.wake,
          this.#options.gatherMs(this.#waiters.size),
        );
      } else {
        waiter.wake();
      }
    }
  }

  #tail() {
    this.#timer ??= setTimeout(async () => {
      try {
        await this.#ask([...this.#waiters]);
      } catch (error) {
        this.#options.logger.warn(
          'The database could not be asked for events; trying again',
          error as Error,
        );
      }
      this.#timer = undefined;
      if (this.#waiters.size > 0) {
        this.#tail();
      }
    }, this.#options.tailMs).unref();
  }

  async #ask(waiters: Waiter[]) {
    const progress = await this.#options.reader.progress([
      ...new Set(waiters.map(waiter => waiter.id)),
    ]);
    for (const waiter of waiters) {
      const found = progress.get(waiter.id);
      if (found) {
        this.#tell(waiter, found);
      }
    }
  }
}
