import { ConflictError } from '@backstage/errors';

export interface Thing {
  id: number;
  path: string;
  /** Operation that made it, or a stranger. */
  marker: string;
  /** Changed by somebody since. */
  touched: boolean;
}

export type Call = { verb: 'create' | 'delete'; path: string };

/** A vendor in memory: things by path, each made by somebody; calls can be tampered with. */
export class ToyVendor {
  readonly things = new Map<string, Thing>();
  readonly calls: Call[] = [];
  /** Called before the vendor acts; may throw or wait. */
  before: (call: Call) => Promise<void> | void = () => {};
  /** Called after the vendor has acted and before its answer arrives. */
  after: (call: Call) => Promise<void> | void = () => {};
  #nextId = 1;

  find(path: string): Thing | undefined {
    return this.things.get(path);
  }

  async create(
    path: string,
    marker: string,
    signal: AbortSignal,
  ): Promise<Thing> {
    const call: Call = { verb: 'create', path };
    this.calls.push(call);
    await this.before(call);
    signal.throwIfAborted();
    const thing = this.put(path, marker);
    await this.after(call);
    return thing;
  }

  async delete(id: number, signal: AbortSignal): Promise<void> {
    const thing = this.#byId(id);
    const call: Call = { verb: 'delete', path: thing?.path ?? `#${id}` };
    this.calls.push(call);
    await this.before(call);
    signal.throwIfAborted();
    this.remove(id);
    await this.after(call);
  }

  /** What a stranger, or a late call, does: at once. */
  put(path: string, marker: string): Thing {
    if (this.things.has(path)) {
      throw new ConflictError(`${path} has already been taken`);
    }
    const thing = { id: this.#nextId++, path, marker, touched: false };
    this.things.set(path, thing);
    return thing;
  }

  remove(id: number): void {
    const thing = this.#byId(id);
    if (thing) {
      this.things.delete(thing.path);
    }
  }

  touch(path: string): void {
    const thing = this.things.get(path);
    if (thing) {
      thing.touched = true;
    }
  }

  paths(): string[] {
    return [...this.things.keys()].sort();
  }

  #byId(id: number): Thing | undefined {
    return [...this.things.values()].find(thing => thing.id === id);
  }
}
