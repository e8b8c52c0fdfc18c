interface Waiter {
  resolve: () => void;
}

/**
 * Runs one piece of work per key at a time, at most `concurrency` in all. A
 * key added while it waits is run once; added while it runs, once more.
 */
export class WorkQueue {
  readonly #work: (key: string) => Promise<void>;
  readonly #concurrency: number;
  readonly #waiting = new Map<string, Waiter[]>();
  readonly #running = new Set<string>();
  #idleWaiters: Waiter[] = [];
  #closed = false;

  constructor(options: {
    concurrency: number;
    work: (key: string) => Promise<void>;
  }) {
    this.#concurrency = options.concurrency;
    this.#work = options.work;
  }

  add(key: string): void {
    if (!this.#closed && !this.#waiting.has(key)) {
      this.#waiting.set(key, []);
      this.#soon();
    }
  }

  /** Resolves once a run that began after this call is over. */
  run(key: string): Promise<void> {
    if (this.#closed) {
      return Promise.resolve();
    }
    return new Promise(resolve => {
      const waiters = this.#waiting.get(key) ?? [];
      waiters.push({ resolve });
      this.#waiting.set(key, waiters);
      this.#soon();
    });
  }

  /** Resolves once nothing waits and nothing runs. */
  idle(): Promise<void> {
    if (this.#isIdle()) {
      return Promise.resolve();
    }
    return new Promise(resolve => this.#idleWaiters.push({ resolve }));
  }

  /** Takes no more work and waits for what runs. */
  async close(): Promise<void> {
    this.#closed = true;
    const dropped = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    dropped.forEach(waiter => waiter.resolve());
    await this.idle();
  }

  #isIdle(): boolean {
    return this.#waiting.size === 0 && this.#running.size === 0;
  }

  /** Deferred: the caller may be in the middle of changing the cluster. */
  #soon(): void {
    queueMicrotask(() => this.#next());
  }

  #next(): void {
    for (const key of this.#waiting.keys()) {
      if (this.#running.size >= this.#concurrency) {
        return;
      }
      if (!this.#running.has(key)) {
        this.#start(key);
      }
    }
  }

  #start(key: string): void {
    const waiters = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    this.#running.add(key);
    this.#work(key).finally(() => {
      this.#running.delete(key);
      waiters.forEach(waiter => waiter.resolve());
      this.#next();
      if (this.#isIdle()) {
        const idle = this.#idleWaiters;
        this.#idleWaiters = [];
        idle.forEach(waiter => waiter.resolve());
      }
    });
  }
}
