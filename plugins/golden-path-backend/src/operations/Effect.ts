import type {
  OperationLinks,
  OperationStage,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import type { JsonObject } from '@backstage/types';

/** What an effect may know of the operation that it belongs to. */
export interface EffectContext {
  /** Marker of everything that the operation makes. */
  operationId: string;
  /** Aborts when the operation is cancelled or loses its lease; undo is never aborted by a cancel. */
  signal: AbortSignal;
  log(message: string, level?: 'info' | 'warn'): Promise<void>;
}

/** `kept`: somebody else's change was found, so nothing was removed; the note says what. */
export type UndoOutcome = { state: 'undone' } | { state: 'kept'; note: string };

/**
 * One change in one vendor's system. Arguments and result are journalled, so
 * they are plain JSON and hold no secret.
 */
export interface Effect<
  Args extends JsonObject = JsonObject,
  Result extends JsonObject = JsonObject,
> {
  /** Stable name under which the journal finds the code again: `gitlab-project`. */
  readonly type: string;
  /** In plain words, for people: `GitLab project apps/shop`. */
  title(args: Args): string;
  url?(args: Args, result: Result): string | undefined;
  /** Looks before it creates, so that it may be repeated. Throws ConflictError when somebody else's thing is in the way. */
  apply(args: Args, context: EffectContext): Promise<Result>;
  /**
   * Removes what `apply` made; `result` is undefined when it is not known
   * whether it was made, then the marker decides. May be repeated. Throws when
   * it could not find out or could not remove: it will be called again.
   */
  undo(
    args: Args,
    result: Result | undefined,
    context: EffectContext,
  ): Promise<UndoOutcome>;
}

/** What a stage may do: everything outside goes through `apply`. */
export interface StageContext extends Omit<EffectContext, 'log'> {
  spec: ServiceSpec;
  /** The workspace as it was handed in (tar.gz); present in the first phase only. */
  source?: Buffer;
  log(message: string, level?: 'info' | 'warn'): Promise<void>;
  /** Journals the intent and its undo, applies, journals the result; refuses when the epoch has moved on. Several may run at once. */
  apply<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    args: Args,
  ): Promise<Result>;
  /** Result of an effect of this operation that an earlier stage or phase applied. */
  resultOf<Args extends JsonObject, Result extends JsonObject>(
    effect: Effect<Args, Result>,
    matches: (args: Args) => boolean,
  ): Promise<Result>;
  setLinks(links: OperationLinks): Promise<void>;
}

export interface Stage {
  name: OperationStage;
  run(context: StageContext): Promise<void>;
}

/** A kind of operation: two phases of stages (between them the caller goes on), and every effect whose undo may be needed. */
export interface OperationDefinition {
  kind: 'create-service';
  publish: Stage[];
  register: Stage[];
  effects: readonly Effect[];
}
