import type { LoggerService } from '@backstage/backend-plugin-api';
import { Journal } from '../database/Journal';
import { askFirst } from './askFirst';
import { LONGEST_BEAT_MS } from './bounds';
import { LeaseLostError } from './LeaseLostError';

export interface LeaseOptions {
  journal: Journal;
  leaseMs: number;
  /** By `steadyNow`, from before the claim was sent. */
  claimedAt: number;
  /** Milliseconds by a clock of this process that is never set. */
  steadyNow: () => number;
  logger: LoggerService;
  /** Somebody asked another process to cancel. */
  onCancel?: (by: string) => void;
}

/**
 * Holds the right to work on one operation and prolongs it until released. The
 * signal aborts with {@link LeaseLostError} when somebody took over, or when
 * the lease could not be prolonged in time: then somebody may have.
 */
export class Lease {
  readonly #controller = new AbortController();
  readonly signal: AbortSignal;
  readonly #options: LeaseOptions;
  readonly #timer: NodeJS.Timeout;
  #beating = false;
  #renewedAt: number;

  static hold(options: LeaseOptions): Lease {
    return new Lease(options);
  }

  private constructor(options: LeaseOptions) {
    this.#options = options;
    this.#renewedAt = options.claimedAt;
    this.signal = askFirst(this.#controller.signal, () => this.#look());
    this.#timer = setInterval(
      () => this.#beat(),
      Math.min(options.leaseMs / 3, LONGEST_BEAT_MS),
    );
    this.#timer.unref();
  }

  /** Stops the work for another reason than loss. */
  abort(reason: Error): void {
    this.#controller.abort(reason);
  }

  release(): void {
    clearInterval(this.#timer);
  }

  /**
   * Measured by this process's steady clock from before the last renewal was
   * sent, so it ends here no later than in the database, also when the process
   * was stopped meanwhile.
   */
  #look() {
    if (this.#expired()) {
      this.abort(new LeaseLostError(this.#options.journal.operationId));
    }
  }

  #expired() {
    const { steadyNow, leaseMs } = this.#options;
    return steadyNow() - this.#renewedAt >= leaseMs;
  }

  async #beat() {
    this.#look();
    if (this.#beating) {
      return;
    }
    this.#beating = true;
    const { journal, leaseMs, logger, onCancel, steadyNow } = this.#options;
    const sentAt = steadyNow();
    try {
      const { cancelledBy } = await journal.renew(leaseMs);
      this.#renewedAt = sentAt;
      if (cancelledBy !== undefined) {
        onCancel?.(cancelledBy);
      }
    } catch (error) {
      if (error instanceof LeaseLostError) {
        this.abort(error);
      } else {
        logger.warn(
          `The lease of operation ${journal.operationId} could not be prolonged; trying again`,
          error as Error,
        );
      }
    } finally {
      this.#beating = false;
    }
  }
}
