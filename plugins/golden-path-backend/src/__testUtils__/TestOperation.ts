import type {
  OperationLinks,
  OperationStage,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import type { JsonObject } from '@backstage/types';
import { randomUUID } from 'node:crypto';
import type {
  Effect,
  OperationDefinition,
  StageContext,
  UndoOutcome,
} from '../operations/Effect';

interface Entry {
  effect: Effect;
  args: JsonObject;
  result?: JsonObject;
}

/** An operation without an engine: keeps its journal in memory, and undoes newest first. */
export class TestOperation implements StageContext {
  readonly operationId = randomUUID();
  readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  readonly journal: Entry[] = [];
  readonly messages: string[] = [];
  links?: OperationLinks;
  private readonly pending = new Set<Promise<unknown>>();

  constructor(readonly spec: ServiceSpec, readonly source?: Buffer) {}

  async log(message: string) {
    this.messages.push(message);
  }

  async setLinks(links: OperationLinks) {
    this.links = links;
  }

  apply<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    args: Args,
  ): Promise<Result> {
    const applying = this.record(effect, args);
    this.pending.add(applying);
    return applying;
  }

  private async record<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    args: Args,
  ): Promise<Result> {
    const recorded: Args = JSON.parse(JSON.stringify(args));
    const entry: Entry = {
      effect: effect as unknown as Effect,
      args: recorded,
    };
    this.journal.push(entry);
    const result = await effect.apply(recorded, this);
    entry.result = JSON.parse(JSON.stringify(result));
    return result;
  }

  async resultOf<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    matches: (args: Args) => boolean,
  ): Promise<Result> {
    const found = this.journal.find(
      entry => entry.effect.type === effect.type && matches(entry.args as Args),
    );
    if (!found?.result) {
      throw new Error(`nothing made by ${effect.type}`);
    }
    return found.result as Result;
  }

  /** Both phases, up to and with the stage; like the engine, waits for what is on its way before it fails. */
  async run(
    { publish, register }: OperationDefinition,
    last: OperationStage = 'argocd',
  ) {
    const stages = [...publish, ...register];
    const end = stages.findIndex(({ name }) => name === last) + 1;
    try {
      for (const stage of stages.slice(0, end)) {
        await stage.run(this);
      }
    } finally {
      await Promise.allSettled(this.pending);
    }
  }

  /** By the definition's effects, as after a restart: what `apply` closed over is gone. */
  async undo({ effects }: OperationDefinition): Promise<UndoOutcome[]> {
    const outcomes: UndoOutcome[] = [];
    for (const { effect, args, result } of [...this.journal].reverse()) {
      const known = effects.find(({ type }) => type === effect.type);
      if (!known) {
        throw new Error(`${effect.type} is not in the definition`);
      }
      outcomes.push(
        await known.undo(args, result, {
          operationId: this.operationId,
          signal: new AbortController().signal,
          log: message => this.log(message),
        }),
      );
    }
    return outcomes;
  }
}
