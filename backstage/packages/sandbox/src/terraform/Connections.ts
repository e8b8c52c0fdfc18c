import type { Settings } from './Vendor';

/** Terraform opens a connection for every walk over a configuration; the oldest are forgotten. */
const KEPT = 1_000;

/** What each connection's `provider` block said: several runs may share one process. */
export class Connections {
  private readonly settings = new Map<string, Settings>();

  configure(connection: string, settings: Settings): void {
    this.settings.delete(connection);
    this.settings.set(connection, settings);
    const [oldest] = this.settings.keys();
    if (this.settings.size > KEPT) {
      this.settings.delete(oldest);
    }
  }

  /** @throws Error where Terraform asks before it configured the provider */
  of(connection: string): Settings {
    const settings = this.settings.get(connection);
    if (!settings) {
      throw new Error('the provider is used before it is configured');
    }
    return settings;
  }
}
