import { LeaseLostError } from '../operations/LeaseLostError';
import { Change } from './OperationTable';
import { OperationRecord } from './rows';

/** Longest that a change which nobody waits for stays out of the database. */
const LONGEST_DELAY_MS = 200;

interface Entry {
  change: Change;
  /** Absent where nobody waits. */
  caller?: {
    resolve(operation: OperationRecord): void;
    reject(error: unknown): void;
  };
}

/**
 * Writes changes of one operation in the order in which they were handed in.
 * Those that come together, and those that nobody waits for, share a
 * transaction: most of the journal's cost is the number of commits.
 */
export class OrderedWrites {
  #waiting: Entry[] = [];
  #last: Promise<void> = Promise.resolve();
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly commit: (change: Change) => Promise<OperationRecord>,
  ) {}

  /** Resolves when the change, and every one before it, is in the database; `lastEvent` is the number of its own last event. */
  now(change: Change): Promise<OperationRecord> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, caller: { resolve, reject } });
      this.#go();
    });
  }

  /** Goes along with the next change, or by itself after a moment; lost only with the lease. */
  later(change: Change): void {
    this.#waiting.push({ change });
    this.#timer ??= setTimeout(() => this.#go(), LONGEST_DELAY_MS).unref();
  }

  /** Resolves when nothing waits to be written. */
  async flush(): Promise<void> {
    await this.#last;
    if (this.#waiting.length > 0) {
      await this.now({});
    }
  }

  #go() {
    this.#last = this.#last.then(() => this.#commitAll());
  }

  async #commitAll() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting.splice(0);
    if (batch.length === 0) {
      return;
    }
    try {
      const operation = await this.commit(merge(batch));
      for (const { caller, seq } of numbered(batch, operation)) {
        caller?.resolve({ ...operation, lastEvent: seq });
      }
    } catch (error) {
      batch.forEach(({ caller }) => caller?.reject(error));
      if (!(error instanceof LeaseLostError)) {
        // The next change takes them along; there always is one, the end.
        this.#waiting.unshift(...batch.filter(({ caller }) => !caller));
      }
    }
  }
}

function merge(batch: Entry[]): Change {
  const changes = batch.map(({ change }) => change);
  return {
    set: clock => Object.assign({}, ...changes.map(({ set }) => set?.(clock))),
    events: changes.flatMap(({ events = [] }) => events),
    raisesEpoch: changes.some(({ raisesEpoch }) => raisesEpoch),
    also: async (trx, operation) => {
      for (const { change, seq } of numbered(batch, operation)) {
        await change.also?.(trx, { ...operation, lastEvent: seq });
      }
    },
  };
}

/** Each with the number of its last event; `lastEvent` of the operation is the whole batch's. */
function numbered(batch: Entry[], { lastEvent }: OperationRecord) {
  let seq = batch.reduce(
    (first, { change }) => first - (change.events?.length ?? 0),
    lastEvent,
  );
  return batch.map(entry => {
    seq += entry.change.events?.length ?? 0;
    return { ...entry, seq };
  });
}
