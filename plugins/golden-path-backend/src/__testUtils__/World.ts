import { Knex } from 'knex';
import { Journal } from '../database/Journal';
import { Claimed, OperationStore } from '../database/OperationStore';
import { OperationReader } from '../database/OperationReader';
import { OperationRecord } from '../database/rows';
import { Mortal } from './Mortal';
import { HandClock, Replica, SETTLE_MS, startReplica } from './Replica';
import { serviceSpec } from './serviceSpec';
import { StandInNotifications } from './StandInNotifications';
import { toyDefinition, ToyPort } from './toyDefinition';
import { Thing, ToyVendor } from './ToyVendor';

/**
 * What may go wrong with one call: refused; lost on the way there; carried out
 * but the answer lost; carried out only after the caller has given up.
 */
export type Fault = 'refused' | 'lost' | 'answer lost' | 'late';

interface Process {
  mortal: Mortal;
  replica: Replica;
  /** Things that it found to be ours and is about to delete, by id. */
  deleting: Set<number>;
}

export const STRANGER = 'a stranger';

/** Several processes on one database and one vendor, and everything that can happen to them. */
export class World {
  readonly vendor = new ToyVendor();
  readonly clock = new HandClock();
  readonly operations: string[] = [];
  /** Faults of the next calls, in order. */
  readonly faults: Fault[] = [];
  readonly notifications = new StandInNotifications();
  /** Things that nobody of us may remove, by id. */
  readonly untouchable = new Map<number, Thing>();
  readonly reader: OperationReader;
  readonly #processes: Process[];
  readonly #stopped: { process: Process; quiet: Promise<void> }[] = [];
  /** Calls that time out now and are carried out later; `removes` the thing of this id. */
  #late: { at: number; arrive: () => void; removes?: number }[] = [];

  constructor(
    private readonly knex: Knex,
    private readonly options: { processes: number; leaseMs: number },
  ) {
    this.reader = new OperationReader(knex);
    this.#processes = Array.from({ length: options.processes }, () =>
      this.#spawn(),
    );
    this.clock.onAdvance = () => this.#deliver();
  }

  /** What every process does by itself again and again. */
  async sweep({ engine, notices }: Replica): Promise<void> {
    await engine.sweep();
    await notices.deliver();
  }

  setNotifications(state: 'up' | 'down'): void {
    this.notifications.before = () => {
      if (state === 'down') {
        throw new Error('the notifications are down');
      }
    };
  }

  process(index: number): Process {
    return this.#processes[index % this.#processes.length];
  }

  /** Ends a process in the middle of what it does next, and starts another in its place. */
  async endDuring(
    index: number,
    boundaries: number,
    fate: 'die' | 'stop',
    work: (replica: Replica) => Promise<unknown>,
  ): Promise<void> {
    const process = this.process(index);
    process.mortal.endAfter(boundaries, fate);
    const quiet = untilQuiet(process, work);
    await Promise.race([quiet, process.mortal.ended]);
    this.#processes[index % this.#processes.length] = this.#spawn();
    if (fate === 'stop') {
      this.#stopped.push({ process, quiet });
    }
  }

  /** Lets a process do something, and waits until it has nothing left to do. */
  async during(
    index: number,
    work: (replica: Replica) => Promise<unknown>,
  ): Promise<void> {
    await untilQuiet(this.process(index), work);
  }

  /** Continues every process that was stopped. */
  async continueAll(): Promise<void> {
    for (const { process, quiet } of this.#stopped.splice(0)) {
      process.mortal.continue();
      await quiet;
    }
  }

  async create(replica: Replica, name: string, taskId?: string) {
    const { id } = await replica.acceptance.accept({
      spec: serviceSpec({ name }),
      initiator: 'user:default/alice',
      taskId,
    });
    this.operations.push(id);
    await replica.engine.start(id, 'publish', Buffer.from('source'));
  }

  strangerMakes(path: string): void {
    if (!this.vendor.find(path)) {
      const thing = this.vendor.put(path, STRANGER);
      this.untouchable.set(thing.id, thing);
    }
  }

  /** Not between the look and the deletion, which no vendor does in one call. */
  strangerTouches(path: string): void {
    const thing = this.vendor.find(path);
    if (thing && !this.#isBeingDeleted(thing)) {
      thing.touched = true;
      this.untouchable.set(thing.id, thing);
    }
  }

  /** Nothing goes wrong any more: everything comes to its end, without a person. */
  async settle(): Promise<void> {
    this.faults.length = 0;
    this.setNotifications('up');
    await this.continueAll();
    for (let round = 0; round < 20; round++) {
      this.clock.advance(1_000_000);
      await this.during(round, replica => this.sweep(replica));
      await this.continueAll();
    }
  }

  async all(): Promise<OperationRecord[]> {
    const ids: string[] = await this.knex('operations').pluck('id');
    return Promise.all(ids.map(id => this.reader.get(id)));
  }

  async reserved(): Promise<string[]> {
    return [
      ...(await this.knex('name_reservations').pluck('name')),
      ...(await this.knex('host_reservations').pluck('host')),
    ];
  }

  #isBeingDeleted({ id }: Thing): boolean {
    return (
      this.#late.some(({ removes }) => removes === id) ||
      this.#stopped.some(({ process }) => process.deleting.has(id))
    );
  }

  #spawn(): Process {
    const mortal = new Mortal();
    const deleting = new Set<number>();
    const wrap = (result: unknown) =>
      isClaimed(result)
        ? { ...result, journal: mortal.guard<Journal>(result.journal) }
        : result;
    const replica = startReplica({
      knex: this.knex,
      clock: this.clock,
      definition: toyDefinition(this.#portOf(mortal, deleting)),
      times: { leaseMs: this.options.leaseMs },
      patienceMs: 50,
      wrapStore: store => mortal.guard<OperationStore>(store, wrap),
      wrapNotices: store => mortal.guard(store),
      notifications: mortal.guard(this.notifications),
      names: async name => {
        const clashes = this.vendor
          .paths()
          .filter(path => path.endsWith(`/${name}`))
          .map(path => ({ system: 'gitlab' as const, message: path }));
        const available = clashes.length === 0;
        return { name, available, problems: [], clashes };
      },
      sleep: async (ms, signal) => {
        await mortal.boundary();
        this.clock.advance(ms);
        signal.throwIfAborted();
      },
    });
    return { mortal, replica, deleting };
  }

  /** The vendor as one process reaches it: the client looks at its signal right before it sends. */
  #portOf(mortal: Mortal, deleting: Set<number>): ToyPort {
    const { vendor } = this;
    const call = async <T>(
      signal: AbortSignal,
      act: () => T,
      removes?: number,
    ) => {
      await mortal.boundary();
      signal.throwIfAborted();
      const fault = this.faults.shift();
      if (fault === 'refused') {
        throw Object.assign(new Error('refused'), { statusCode: 403 });
      }
      if (fault === 'lost') {
        throw new Error('connection lost');
      }
      if (fault === 'late') {
        this.#late.push({
          at: this.clock.ms + SETTLE_MS,
          arrive: act,
          removes,
        });
        throw new Error('time-out');
      }
      const result = act();
      await mortal.boundary();
      if (fault === 'answer lost') {
        throw new Error('answer lost');
      }
      return result;
    };
    return {
      find: path => vendor.find(path),
      create: (path, marker, signal) =>
        call(signal, () => vendor.put(path, marker)),
      delete: async (id, signal) => {
        deleting.add(id);
        try {
          await call(signal, () => vendor.remove(id), id);
        } finally {
          deleting.delete(id);
        }
      },
    };
  }

  #deliver() {
    const due = this.#late.filter(({ at }) => at <= this.clock.ms);
    this.#late = this.#late.filter(({ at }) => at > this.clock.ms);
    for (const { arrive } of due) {
      try {
        arrive();
      } catch {
        // The vendor refuses what comes late as it refuses anything.
      }
    }
  }
}

async function untilQuiet(
  { replica }: Process,
  work: (replica: Replica) => Promise<unknown>,
): Promise<void> {
  try {
    await work(replica);
  } catch {
    // A refusal is an outcome like any other.
  }
  await replica.engine.idle();
}

function isClaimed(result: unknown): result is Claimed {
  return typeof result === 'object' && result !== null && 'journal' in result;
}
