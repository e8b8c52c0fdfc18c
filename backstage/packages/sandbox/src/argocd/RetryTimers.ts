/** Applications whose failed sync waits to be tried again, or now may be. */
export class RetryTimers {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #due = new Set<string>();
  readonly #wake: (name: string) => void;

  constructor(wake: (name: string) => void) {
    this.#wake = wake;
  }

  later(name: string, afterMs: number): void {
    if (this.#timers.has(name)) {
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      this.#due.add(name);
      this.#wake(name);
    }, afterMs);
    timer.unref();
    this.#timers.set(name, timer);
  }

  /** Whether the wait is over; true once for each wait. */
  isDue(name: string): boolean {
    return this.#due.delete(name);
  }

  clear(): void {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#timers.clear();
  }
}
