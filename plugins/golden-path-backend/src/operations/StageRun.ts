import type {
  OperationLinks,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import type { JsonObject } from '@backstage/types';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { Intent, Journal } from '../database/Journal';
import { EffectRecord } from '../database/rows';
import { Effect, EffectContext, Stage, StageContext } from './Effect';
import { LeaseLostError } from './LeaseLostError';
import { mayStillArrive } from './mayStillArrive';
import { Reasons } from './Reasons';
import { StageStop } from './StageStop';

export interface StageRunOptions {
  journal: Journal;
  stop: StageStop;
  stage: Stage;
  spec: ServiceSpec;
  source?: Buffer;
  effects: ReadonlyMap<string, Effect>;
  reasons: Reasons;
  logger: LoggerService;
}

/**
 * One stage at work. The intent, and with it the undo, is in the journal
 * before a vendor is called; the result after. Nothing goes out once the lease
 * is lost or the stage has ended.
 */
export class StageRun implements StageContext {
  readonly spec: ServiceSpec;
  readonly source?: Buffer;
  readonly operationId: string;
  readonly signal: AbortSignal;
  readonly #options: StageRunOptions;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #failures: unknown[] = [];
  /** Read once: what earlier stages made does not change any more. */
  #earlier?: Promise<EffectRecord[]>;
  #ended = false;

  constructor(options: StageRunOptions) {
    this.#options = options;
    this.spec = options.spec;
    this.source = options.source;
    this.signal = options.stop.stage;
    this.operationId = options.journal.operationId;
  }

  async log(message: string, level: 'info' | 'warn' = 'info'): Promise<void> {
    const { journal, reasons, stage } = this.#options;
    await journal.log(level, reasons.clean(message), stage.name);
  }

  async setLinks(links: OperationLinks): Promise<void> {
    await this.#options.journal.setLinks(links);
  }

  apply<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    args: Args,
  ): Promise<Result> {
    const applying = this.#apply(effect, args);
    this.#pending.add(applying);
    applying.then(
      () => this.#pending.delete(applying),
      error => {
        this.#pending.delete(applying);
        this.#failures.push(error);
      },
    );
    return applying;
  }

  async resultOf<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    matches: (args: Args) => boolean,
  ): Promise<Result> {
    this.#earlier ??= this.#options.journal.effects();
    const found = (await this.#earlier).find(
      ({ type, args, state }) =>
        type === effect.type && state === 'applied' && matches(args as Args),
    );
    if (!found?.result) {
      throw new Error(
        `Operation ${this.operationId} has not made what ${
          this.#options.stage.name
        } builds on (${effect.type})`,
      );
    }
    return found.result as Result;
  }

  /**
   * Waits for effects that the stage has left on their way. Throws when any
   * effect of the stage has failed, also when the stage has overlooked it: what
   * is whole has no effect whose fate is not known.
   */
  async finish(): Promise<void> {
    await this.end();
    if (this.#failures.length > 0) {
      throw this.#failures[0];
    }
  }

  /** Waits for the effects on their way, whatever becomes of them, and refuses further ones. */
  async end(): Promise<void> {
    while (this.#pending.size > 0) {
      await Promise.allSettled(this.#pending);
    }
    this.#ended = true;
  }

  async #apply<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    args: Args,
  ): Promise<Result> {
    const { journal, stage } = this.#options;
    this.#assertKnown(effect);
    this.#assertGoing();
    // What the undo will read back, so that both work with the same.
    const recorded: Args = JSON.parse(JSON.stringify(args));
    const intent = {
      stage: stage.name,
      type: effect.type,
      title: effect.title(recorded),
      args: recorded,
    };
    const seq = await journal.intend(intent);
    let sent = false;
    let result: Result;
    try {
      this.signal.throwIfAborted();
      sent = true;
      result = await effect.apply(recorded, this.#effectContext());
    } catch (error) {
      await this.#refused(seq, intent, error, sent && mayStillArrive(error));
      throw error;
    }
    const url = effect.url?.(recorded, result);
    await journal.applied(seq, intent, { result, url });
    return result;
  }

  async #refused(
    seq: number,
    intent: Intent,
    error: unknown,
    inDoubt: boolean,
  ): Promise<void> {
    const { journal, reasons, logger } = this.#options;
    try {
      await journal.refused(seq, intent, {
        reason: reasons.of(error),
        inDoubt,
      });
    } catch (unrecorded) {
      if (unrecorded instanceof LeaseLostError) {
        throw unrecorded;
      }
      // The journal keeps the effect as in doubt, which is the safe side.
      logger.warn(
        `Operation ${this.operationId}: the failure of ${intent.title} could not be recorded`,
        unrecorded as Error,
      );
    }
  }

  #effectContext(): EffectContext {
    return {
      operationId: this.operationId,
      signal: this.#options.stop.effects,
      log: (message, level) => this.log(message, level),
    };
  }

  #assertGoing() {
    this.signal.throwIfAborted();
    if (this.#ended) {
      throw new Error(
        `Stage ${
          this.#options.stage.name
        } has ended; nothing may be made after it`,
      );
    }
  }

  #assertKnown(effect: { type: string }) {
    if (!this.#options.effects.has(effect.type)) {
      throw new Error(
        `Effect ${effect.type} is not listed in its operation's definition, so nothing could undo it`,
      );
    }
  }
}
