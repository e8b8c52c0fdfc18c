import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  GoldenPathClient,
  OperationEvent,
  OperationState,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { plainError } from '../client/plainError';
import { retryDelays, withRetries } from '../client/withRetries';
import { describeFailure } from './describeFailure';
import { operationPage } from './operationPage';

/** How long one poll may be held back, in milliseconds; the backend's own limit. */
const POLL = 20_000;

/**
 * How long a cancelled task waits for the undo, in milliseconds: the backend
 * first waits out the longest request that may still arrive somewhere.
 */
const UNDO_PATIENCE = 180_000;

/** It has ended, or goes no further without a person, and not well. */
const FAILED: readonly OperationState[] = ['undone', 'stuck', 'adopted'];

export interface FollowOptions {
  client: GoldenPathClient;
  logger: LoggerService;
  /** Aborted when the task is cancelled. */
  signal?: AbortSignal;
  /** Tests wait less. */
  delays?: readonly number[];
  undoPatience?: number;
}

/** The operation has failed and says itself what became of everything. */
class OperationFailedError extends Error {
  constructor(operation: OperationView) {
    super(describeFailure(operation));
    this.name = 'OperationFailedError';
  }
}

/** One operation as a task sees it: it starts something, then follows to the end of the phase. */
export class FollowedOperation {
  #seen = 0;

  constructor(
    private readonly id: string,
    private readonly options: FollowOptions,
  ) {}

  /** Takes what has happened so far as told. */
  async skipEvents(): Promise<void> {
    const { client, signal } = this.options;
    const query = { after: 0 };
    const { events } = await this.#retry(
      () => client.events(this.id, query, { signal }),
      signal,
    );
    this.#seen = events.at(-1)?.seq ?? 0;
  }

  /**
   * Starts a phase and carries its log into the task's until it has succeeded.
   * When it fails or the task is cancelled, waits for the undo and throws what
   * became of everything.
   */
  async run(
    start: () => Promise<OperationView>,
    success: OperationState,
  ): Promise<OperationView> {
    const { signal } = this.options;
    try {
      await this.#retry(start, signal);
      const ended = await this.#follow([success, ...FAILED], signal);
      if (ended.state === success) {
        // Cancelled at the last moment: no later step is run to go on with it.
        if (success !== 'done') {
          signal?.throwIfAborted();
        }
        return ended;
      }
      throw new OperationFailedError(ended);
    } catch (error) {
      if (error instanceof OperationFailedError) {
        throw error;
      }
      const reason = signal?.aborted
        ? 'The task was cancelled'
        : plainError(error).message;
      throw new Error(`${reason}\n\n${await this.#cancel(reason)}`, {
        cause: error,
      });
    }
  }

  /** Has everything undone and waits for it; answers with what became of it. */
  async #cancel(reason: string): Promise<string> {
    const { client, logger, undoPatience = UNDO_PATIENCE } = this.options;
    logger.warn(
      `${reason}. Undoing what was made: ${operationPage(
        this.id,
      )} in the portal`,
    );
    const patience = AbortSignal.timeout(undoPatience);
    try {
      await this.#retry(
        () => client.cancel(this.id, { signal: patience }),
        patience,
      );
      const ended = await this.#follow(['done', ...FAILED], patience);
      return ended.state === 'done'
        ? `${ended.service} had been made before it could be undone, and is left as it is.`
        : describeFailure(ended);
    } catch (error) {
      return `What becomes of it is not known yet: ${
        plainError(error).message
      }. It is undone without this task; look at ${operationPage(
        this.id,
      )} in the portal.`;
    }
  }

  async #follow(
    until: readonly OperationState[],
    signal?: AbortSignal,
  ): Promise<OperationView> {
    const { client } = this.options;
    let wait = POLL;
    for (;;) {
      const query = { after: this.#seen, wait };
      const { operation, events } = await this.#retry(
        () => client.events(this.id, query, { signal }),
        signal,
      );
      events.forEach(event => this.#tell(event));
      // The state may be older than the events that came with it: it is looked
      // at once more before waiting for events that need not come.
      wait = events.length ? 0 : POLL;
      if (until.includes(operation.state)) {
        return operation;
      }
    }
  }

  #tell({ seq, stage, level, message }: OperationEvent): void {
    this.#seen = Math.max(this.#seen, seq);
    this.options.logger[level](stage ? `${stage}: ${message}` : message);
  }

  #retry<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { delays = retryDelays } = this.options;
    return withRetries(attempt, { signal, delays });
  }
}
