import type {
  NameCheck,
  NameClash,
  OperationView,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { ConflictError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { OperationReader } from '../database/OperationReader';
import { OperationStore } from '../database/OperationStore';
import { OperationRecord } from '../database/rows';
import { OperationEngine } from './OperationEngine';
import { OperationWatch } from './OperationWatch';

/** Whether a name is free at every vendor; throws when one of them cannot be asked. */
export interface VendorNames {
  check(name: string, withinMs: number): Promise<NameCheck>;
}

/** Somebody who types waits less long than a task that has begun; both are shorter than a hand-over. */
const CHECK_MS = { typing: 10_000, accepting: 30_000 };

export interface AcceptanceOptions {
  store: OperationStore;
  reader: OperationReader;
  engine: OperationEngine;
  watch: OperationWatch;
  names: VendorNames;
  handOverMs: number;
  /** How long a new attempt of the same task waits for the undo of the last. */
  patienceMs: number;
}

export interface Request {
  spec: ServiceSpec;
  initiator: string;
  taskId?: string;
}

/** Lets an operation in: reserves its name first and looks for clashes then, so that of several at once exactly one passes. */
export class Acceptance {
  readonly #options: AcceptanceOptions;

  constructor(options: AcceptanceOptions) {
    this.#options = options;
  }

  /** Throws ConflictError with every clash at once; then nothing is left behind. */
  async accept(request: Request): Promise<OperationView> {
    const { store, reader, names } = this.#options;
    const { name } = request.spec;
    const id = await this.#reserve(request);
    try {
      const check = await names.check(name, CHECK_MS.accepting);
      if (!check.available) {
        throw new ConflictError(describeTaken(check));
      }
    } catch (error) {
      await store.discard(id);
      throw error;
    }
    return reader.view(id);
  }

  /** The vendors' answer and the operations at work, for the form. */
  async checkName(name: string): Promise<NameCheck> {
    const { store, names } = this.#options;
    const check = await names.check(name, CHECK_MS.typing);
    // What is no name at all is not looked for.
    const holder =
      check.problems.length === 0 ? await store.holder(name) : undefined;
    if (!holder) {
      return check;
    }
    const clash: NameClash = {
      system: 'operation',
      message: describeHolder(holder),
    };
    return { ...check, available: false, clashes: [...check.clashes, clash] };
  }

  async #reserve(request: Request): Promise<string> {
    const { store, handOverMs, patienceMs } = this.#options;
    const { spec, initiator, taskId } = request;
    const id = randomUUID();
    const until = performance.now() + patienceMs;
    for (;;) {
      const outcome = await store.accept(
        { id, kind: 'create-service', spec, initiator, taskId },
        handOverMs,
      );
      if ('accepted' in outcome) {
        return id;
      }
      await this.#makeWay(request, outcome.holder, until);
    }
  }

  /** Waits for the undo of an earlier attempt of the same task; any other holder is in the way. */
  async #makeWay(
    { initiator, taskId }: Request,
    holder: OperationRecord,
    until: number,
  ): Promise<void> {
    const { engine, watch } = this.#options;
    const { id, state } = holder;
    const ofSameTask =
      taskId !== undefined &&
      holder.taskId === taskId &&
      holder.initiator === initiator;
    if (!ofSameTask || state === 'stuck') {
      throw new ConflictError(describeHolder(holder));
    }
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

function describeTaken({ name, problems, clashes }: NameCheck): string {
  const reasons = [...problems, ...clashes.map(clash => clash.message)];
  return `The name ${name} cannot be used: ${reasons.join(
    '; ',
  )}. Choose another name`;
}

function describeHolder(holder: OperationRecord): string {
  const { id, service, state, deadline } = holder;
  switch (state) {
    case 'undoing':
      return `The name ${service} is still held by operation ${id}, which is being undone; try again in a minute`;
    case 'stuck':
      return `The name ${service} is still held by operation ${id}, which could not be undone completely; ${
        deadline === undefined
          ? 'a person has to look at it'
          : 'that is tried again by itself until it is'
      }`;
    default:
      return `The name ${service} is taken by operation ${id}, which is making it`;
  }
}
