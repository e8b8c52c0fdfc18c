import { Lease } from './Lease';
import { ShutdownError } from './ShutdownError';

/** The leases of the operations that this process is at work on. */
export class HeldLeases {
  readonly #leases = new Map<string, Lease>();
  #stopped = false;

  get stopped(): boolean {
    return this.#stopped;
  }

  /** One that comes after the end is over at once. */
  add(id: string, lease: Lease): void {
    this.#leases.set(id, lease);
    if (this.#stopped) {
      lease.abort(new ShutdownError());
    }
  }

  /** Gives a lease back, unless a later one of the same operation has taken its place. */
  remove(id: string, lease: Lease): void {
    lease.release();
    if (this.#leases.get(id) === lease) {
      this.#leases.delete(id);
    }
  }

  /** Stops what goes on under a lease, if this process has it. */
  abort(id: string, reason: Error): void {
    this.#leases.get(id)?.abort(reason);
  }

  /** For good. */
  stop(): void {
    this.#stopped = true;
    for (const lease of this.#leases.values()) {
      lease.abort(new ShutdownError());
    }
  }
}
