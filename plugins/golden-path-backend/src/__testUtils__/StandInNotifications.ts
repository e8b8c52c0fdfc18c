import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';

/** What people would see: by person, the newest notice of each scope. */
export class StandInNotifications implements NotificationService {
  readonly sent: NotificationSendOptions[] = [];
  /** Called before a notice counts as sent; may throw or wait. */
  before: (options: NotificationSendOptions) => Promise<void> | void = () => {};

  async send(options: NotificationSendOptions): Promise<void> {
    await this.before(options);
    this.sent.push(options);
  }

  /** Titles, in the order in which the operations were first told of. */
  visibleTo(entityRef: string): string[] {
    return [...this.newest(entityRef).values()].map(({ title }) => title);
  }

  /** By scope. */
  newest(entityRef: string): Map<string, NotificationPayload> {
    const seen = new Map<string, NotificationPayload>();
    for (const { recipients, payload } of this.sent) {
      if (
        recipients.type === 'entity' &&
        [recipients.entityRef].flat().includes(entityRef)
      ) {
        seen.set(payload.scope ?? '', payload);
      }
    }
    return seen;
  }
}
