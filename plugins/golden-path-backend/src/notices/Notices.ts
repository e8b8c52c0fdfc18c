import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { NoticeStore, OwedNotice } from '../database/NoticeStore';
import { OperationReader } from '../database/OperationReader';
import { withinTime } from '../vendors/catalog/withinTime';
import { describeEnd } from './describeEnd';

export interface NoticesOptions {
  store: NoticeStore;
  reader: OperationReader;
  notifications: NotificationService;
  /** Whether there is anybody to send to; throws while that is not known. */
  installed: () => Promise<boolean>;
  /** Entity references of those who are told when something is left. */
  administrators: string[];
  logger: LoggerService;
  /** Longest that one is waited for. */
  timeoutMs?: number;
}

/** Sent at once at most; what is more comes with the next round. */
const BATCH = 20;

/** Until a notice that could not be sent is tried again; longer than all its sending may take. */
const FIRST_AGAIN_MS = 60_000;
const LONGEST_AGAIN_MS = 30 * 60_000;

/** With the waits above about a day. */
const MAX_TRIES = 50;

/**
 * Tells people how operations ended. What is owed is in the database since the
 * end, so it outlives the process; that it may be sent twice shows to nobody,
 * as the second takes the place of the first.
 */
export class Notices {
  readonly #options: Required<NoticesOptions>;
  #installed?: boolean;

  constructor(options: NoticesOptions) {
    this.#options = { timeoutMs: 10_000, ...options };
  }

  /** Sends what is owed and due. Throws while it is not known whether anybody can be told. */
  async deliver(): Promise<void> {
    const { store, logger } = this.#options;
    if (this.#installed === undefined) {
      this.#installed = await this.#options.installed();
      if (!this.#installed) {
        logger.info(
          'The portal has no notifications backend: nobody is told when an operation ends, its page says it',
        );
      }
    }
    if (!this.#installed) {
      await store.settleAll();
      return;
    }
    for (const owed of await store.due(BATCH)) {
      const claimed = await store.claim(owed, againMs(owed));
      if (claimed && !(await this.#send(claimed))) {
        // The others would most likely fail alike; they are not lost.
        return;
      }
    }
  }

  /** False when it could not be sent. */
  async #send(claimed: OwedNotice): Promise<boolean> {
    const { store, logger } = this.#options;
    const { operationId, tries } = claimed;
    try {
      const epoch = await this.#tell(operationId);
      if (epoch !== undefined) {
        await store.settle(claimed, epoch);
      }
      return true;
    } catch (error) {
      const last = tries >= MAX_TRIES;
      if (last) {
        await store.giveUp(claimed);
      }
      logger.warn(
        `The end of operation ${operationId} could not be notified; ${
          last ? 'given up' : 'trying again later'
        }`,
        error as Error,
      );
      return false;
    }
  }

  /** The epoch that was told of; undefined when the operation goes on, as when its undo is tried again: then its next end is told. */
  async #tell(operationId: string): Promise<number | undefined> {
    const { reader, administrators } = this.#options;
    const { leftBehind, epoch } = await reader.get(operationId);
    const operation = await reader.view(operationId);
    if (operation.state === 'undoing') {
      return undefined;
    }
    await this.#sendTo([operation.initiator], operation);
    if (leftBehind && administrators.length > 0) {
      await this.#sendTo(administrators, operation, operation.initiator);
    }
    return epoch;
  }

  async #sendTo(
    entityRef: string[],
    operation: OperationView,
    excludeEntityRef?: string,
  ) {
    const { notifications, timeoutMs } = this.#options;
    const sending = notifications.send({
      recipients: { type: 'entity', entityRef, excludeEntityRef },
      payload: describeEnd(operation),
    });
    // The service itself waits for ever.
    await withinTime(sending, timeoutMs, new AbortController().signal);
  }
}

function againMs({ tries }: OwedNotice): number {
  return Math.min(FIRST_AGAIN_MS * 2 ** tries, LONGEST_AGAIN_MS);
}
