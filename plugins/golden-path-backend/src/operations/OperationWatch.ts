import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { OperationReader } from '../database/OperationReader';

export interface OperationWatchOptions {
  reader: Pick<OperationReader, 'lastEvents'>;
  logger: LoggerService;
  /** How often the database is asked for what other replicas wrote. */
  tailMs?: number;
  /** Most requests that may wait at once in this process. */
  maxWaiting?: number;
}

interface Waiter {
  id: string;
  seen: number;
  wake(): void;
}

/**
 * Wakes whoever waits for news of an operation: at once for what this process
 * wrote, by one shared query every `tailMs` for what other replicas did.
 */
export class OperationWatch {
  readonly #options: Required<OperationWatchOptions>;
  readonly #waiters = new Set<Waiter>();
  #timer?: NodeJS.Timeout;

  constructor(options: OperationWatchOptions) {
    this.#options = { tailMs: 300, maxWaiting: 500, ...options };
  }

  /** Tells that this process has changed an operation. */
  changed(id: string): void {
    for (const waiter of this.#waiters) {
      if (waiter.id === id) {
        waiter.wake();
      }
    }
  }

  /** Resolves when there is an event newer than `seen`, after `ms`, or on abort. */
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
    const waiter = { id, seen, wake };
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
    const newest = await this.#options.reader.lastEvents([
      ...new Set(waiters.map(waiter => waiter.id)),
    ]);
    for (const waiter of waiters) {
      if ((newest.get(waiter.id) ?? 0) > waiter.seen) {
        waiter.wake();
      }
    }
  }
}
