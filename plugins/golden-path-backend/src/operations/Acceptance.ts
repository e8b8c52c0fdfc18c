import type {
  HostCheck,
  NameCheck,
  NameClash,
  OperationView,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { ConflictError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { OperationReader } from '../database/OperationReader';
import { OperationStore } from '../database/OperationStore';
import { Holding } from '../database/reservation';
import { describeClashes } from './describeClashes';
import { describeHolding } from './describeHolding';
import { OperationEngine } from './OperationEngine';
import { OperationWatch } from './OperationWatch';

/** What is free at the vendors; throws when one of them cannot be asked. */
export interface VendorNames {
  check(name: string, withinMs: number): Promise<NameCheck>;
  checkHost(host: string, withinMs: number): Promise<HostCheck>;
}

/** Somebody who types waits less long than a task that has begun; both are shorter than a hand-over. */
const CHECK_MS = { typing: 10_000, accepting: 30_000 };

export interface AcceptanceOptions {
  store: OperationStore;
  reader: OperationReader;
  engine: OperationEngine;
  watch: OperationWatch;
  names: VendorNames;
  /** Hosts that a service claims. */
  hostsOf: (spec: ServiceSpec) => string[];
  handOverMs: number;
  /** How long a new attempt of the same task waits for the undo of the last. */
  patienceMs: number;
}

export interface Request {
  spec: ServiceSpec;
  initiator: string;
  taskId?: string;
}

/** What a service would have for itself. */
export interface Claims {
  name?: string;
  hosts: string[];
}

/** Lets an operation in: reserves its name and hosts first and looks for clashes then, so that of several at once exactly one passes. */
export class Acceptance {
  readonly #options: AcceptanceOptions;

  constructor(options: AcceptanceOptions) {
    this.#options = options;
  }

  /** Throws ConflictError with every clash at once; then nothing is left behind. */
  async accept(request: Request): Promise<OperationView> {
    const { store, reader, hostsOf } = this.#options;
    const { spec } = request;
    const claims = { name: spec.name, hosts: hostsOf(spec) };
    const id = randomUUID();
    const held = await this.#reserve(id, request, claims.hosts);
    try {
      const clashes = [
        ...held,
        ...(await this.#vendorClashes(notHeld(claims, held))),
      ];
      if (clashes.length > 0) {
        throw new ConflictError(describeClashes(spec.name, clashes));
      }
    } catch (error) {
      await store.discard(id);
      throw error;
    }
    return reader.view(id);
  }

  /** The vendors' answer and the operations at work, for the form. */
  async checkName(name: string): Promise<NameCheck> {
    const check = await this.#options.names.check(name, CHECK_MS.typing);
    return this.#withHoldings(check, { name, hosts: [] });
  }

  /** Likewise. */
  async checkHost(host: string): Promise<HostCheck> {
    const check = await this.#options.names.checkHost(host, CHECK_MS.typing);
    return this.#withHoldings(check, { hosts: [host] });
  }

  /** All clashes of the vendors and of operations at work. */
  async clashes(claims: Claims): Promise<NameClash[]> {
    const [vendors, holdings] = await Promise.all([
      this.#vendorClashes(claims),
      this.#options.store.holdings(claims),
    ]);
    return [...vendors, ...holdings.map(describeHolding)];
  }

  async #withHoldings<T extends Omit<NameCheck, 'name'>>(
    check: T,
    claims: Claims,
  ): Promise<T> {
    // What is no name at all is not looked for.
    const holdings =
      check.problems.length === 0
        ? await this.#options.store.holdings(claims)
        : [];
    const clashes = [...check.clashes, ...holdings.map(describeHolding)];
    return {
      ...check,
      available: check.available && holdings.length === 0,
      clashes,
    };
  }

  /** Of names and hosts that are well-formed. */
  async #vendorClashes({ name, hosts }: Claims): Promise<NameClash[]> {
    const { names } = this.#options;
    const checks = await Promise.all([
      ...(name === undefined ? [] : [names.check(name, CHECK_MS.accepting)]),
      ...hosts.map(host => names.checkHost(host, CHECK_MS.accepting)),
    ]);
    return checks.flatMap(({ clashes }) => clashes);
  }

  /** What others hold of it; when that is nothing, it is reserved. */
  async #reserve(
    id: string,
    request: Request,
    hosts: string[],
  ): Promise<NameClash[]> {
    const { store, handOverMs, patienceMs } = this.#options;
    const { spec, initiator, taskId } = request;
    const until = performance.now() + patienceMs;
    for (;;) {
      const outcome = await store.accept(
        { id, kind: 'create-service', spec, hosts, initiator, taskId },
        handOverMs,
      );
      if ('accepted' in outcome) {
        return [];
      }
      const { holdings } = outcome;
      const others = holdings.filter(
        ({ holder }) =>
          holder.state === 'stuck' || !isEarlierAttempt(holder, request),
      );
      if (others.length > 0) {
        return others.map(describeHolding);
      }
      await this.#makeWay(request, holdings[0], until);
    }
  }

  /** Waits for the undo of an earlier attempt of the same task. */
  async #makeWay(
    { taskId }: Request,
    { holder }: Holding,
    until: number,
  ): Promise<void> {
    const { engine, watch } = this.#options;
    const { id, state } = holder;
    if (state !== 'undoing') {
      await engine.cancel(id, `a new attempt of the task ${taskId}`);
    }
    const remaining = until - performance.now();
    if (remaining <= 0) {
      throw new ConflictError(
        `Operation ${id}, the last attempt of this task, is still being undone; try again in a minute`,
      );
    }
    await watch.wait(id, {
      seen: holder.lastEvent,
      ms: remaining,
      signal: new AbortController().signal,
    });
  }
}

/** What a vendor has of something that an operation is at work on is no news. */
function notHeld({ name, hosts }: Claims, held: NameClash[]): Claims {
  const taken = new Set(held.map(({ host }) => host));
  return {
    name: taken.has(undefined) ? undefined : name,
    hosts: hosts.filter(host => !taken.has(host)),
  };
}

function isEarlierAttempt(
  holder: Holding['holder'],
  { taskId, initiator }: Request,
): boolean {
  return (
    taskId !== undefined &&
    holder.taskId === taskId &&
    holder.initiator === initiator
  );
}
