import type { Logger } from 'pino';

export interface Receiver {
  url: string;
  /** Sent as `X-Gitlab-Token`. */
  token?: string | null;
}

export interface Delivery extends Receiver {
  event: 'Push Hook' | 'Tag Push Hook' | 'System Hook';
  payload: unknown;
}

/** GitLab's own limit for a receiver; https://docs.gitlab.com/administration/instance_limits/#webhook-timeout */
const TIMEOUT_MS = 10_000;

/** Tells other systems of pushes, once each, behind the answer's back. */
export class Webhooks {
  readonly everywhere: Receiver[];
  private readonly pending = new Set<Promise<void>>();

  /** @param everywhere told of every push, and kept nowhere */
  constructor(
    private readonly from: string,
    private readonly log: Logger,
    everywhere: Receiver[] = [],
  ) {
    this.everywhere = [...everywhere];
  }

  also(receiver: Receiver) {
    this.everywhere.push(receiver);
  }

  send(delivery: Delivery) {
    const sent = this.deliver(delivery).finally(() =>
      this.pending.delete(sent),
    );
    this.pending.add(sent);
  }

  /** Settles when nothing is under way. */
  async idle() {
    while (this.pending.size > 0) await Promise.all(this.pending);
  }

  private async deliver({ url, token, event, payload }: Delivery) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'GitLab/18.5.0',
          'x-gitlab-event': event,
          'x-gitlab-instance': this.from,
          'x-gitlab-event-uuid': crypto.randomUUID(),
          'x-gitlab-webhook-uuid': crypto.randomUUID(),
          ...(token ? { 'x-gitlab-token': token } : {}),
        },
        body: JSON.stringify(payload),
      });
      await response.body?.cancel();
      if (!response.ok) {
        this.log.warn({ event, status: response.status }, 'webhook refused');
      }
    } catch (error) {
      this.log.warn({ event, reason: String(error) }, 'webhook failed');
    }
  }
}
