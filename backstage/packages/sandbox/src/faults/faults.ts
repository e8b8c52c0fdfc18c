/**
 * Something that goes wrong on purpose. `before`: the vendor does nothing.
 * `after`: the vendor does the work, then the answer is replaced, or never
 * comes (`hang`).
 *
 * @public
 */
export interface Fault {
  method?: string;
  /** Tested against the path as it was sent, still encoded. */
  path: RegExp;
  /** Tested against what follows `?`. */
  query?: RegExp;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  hang?: boolean;
  when: 'before' | 'after';
  /** How many requests it meets before it is over. */
  times: number;
}

/** @public */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** What is still to come. */
  list(): Fault[];
}

/** The faults of one server, in the order in which they were added. */
export class FaultQueue implements Faults {
  private queue: Fault[] = [];

  add(fault: Fault) {
    this.queue.push({ ...fault });
  }

  clear() {
    this.queue = [];
  }

  list() {
    return this.queue.map(fault => ({ ...fault }));
  }

  /** The first fault that this request meets; it counts as met. */
  take(method: string, url: string): Fault | undefined {
    const [path, query = ''] = url.split(/\?(.*)/s);
    const fault = this.queue.find(
      candidate =>
        (candidate.method ?? method).toUpperCase() === method &&
        path.search(candidate.path) >= 0 &&
        query.search(candidate.query ?? /(?:)/) >= 0,
    );
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.queue = this.queue.filter(f => f !== fault);
    return fault;
  }
}
