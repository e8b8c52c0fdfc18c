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

  visibleTo(entityRef: string): string[] {
    const seen = new Map<string | undefined, string>();
    for (const { recipients, payload } of this.sent) {
      if (
        recipients.type === 'entity' &&
        [recipients.entityRef].flat().includes(entityRef)
      ) {
        seen.set(payload.scope, payload.title);
      }
    }
    return [...seen.values()];
  }
}
