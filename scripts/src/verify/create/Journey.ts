import { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../testing/chromium';
import { signInByHand } from './signInByHand';

/** One browser for the whole run, and a window of its own for each person. */
export class Journey {
  static async open(portalUrl: string): Promise<Journey> {
    return new Journey(await launchChromium(), portalUrl);
  }

  private readonly pages = new Map<string, Page>();
  /** Requests that left this machine; there must be none. */
  readonly strayRequests: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly portalUrl: string,
  ) {}

  /** The window of somebody who has signed in and sees the home page. */
  async pageOf(login: string): Promise<Page> {
    const known = this.pages.get(login);
    if (known) {
      return known;
    }
    const page = await signInByHand(await this.window(), this.portalUrl, login);
    await page.getByRole('heading', { name: 'My services' }).waitFor();
    this.pages.set(login, page);
    return page;
  }

  /** A window in which nobody has signed in. */
  async window(): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: { width: 1360, height: 900 },
    });
    context.setDefaultTimeout(30_000);
    context.on('request', request => {
      const { protocol, hostname } = new URL(request.url());
      if (
        protocol.startsWith('http') &&
        hostname !== 'localhost' &&
        hostname !== '127.0.0.1'
      ) {
        this.strayRequests.push(request.url());
      }
    });
    return context;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
