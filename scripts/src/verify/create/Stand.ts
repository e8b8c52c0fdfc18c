import { Sandbox, startSandbox } from '@cloudforge/sandbox';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage } from '../../stack/page';
import { freePort } from '../../process/ports';
import { Portal } from '../../stack/Portal';
import { clone, filesIn } from '../clone';
import { everything } from '../everything';
import { Journey } from './Journey';
import { Person } from '../people/Person';

/** How long the portal under test waits for a vendor; short, so that time-outs are soon over. */
const REQUEST_TIMEOUT = { seconds: 3 };

export interface StandOptions {
  /** Whether people use a browser; then the page is built first. */
  browser?: boolean;
  /** Configuration on top of app-config.yaml. */
  config?: object;
}

/** A sandbox, a portal before it, and the people who use it; all gone afterwards. */
export class Stand {
  static async open(options: StandOptions = {}): Promise<Stand> {
    if (options.browser) {
      await buildPage();
    }
    const dir = await mkdtemp(join(tmpdir(), 'cloudforge-verify-'));
    const port = await freePort();
    const sandbox = await startSandbox({
      portalUrl: `http://localhost:${port}`,
      dataDir: join(dir, 'sandbox'),
      permanentRemoval: true,
    });
    const portal = await Portal.start({
      port,
      dir: join(dir, 'portal'),
      env: sandbox.env,
      config: {
        ...options.config,
        cloudforge: {
          gitlab: { requestTimeout: REQUEST_TIMEOUT },
          argocd: {
            requestTimeout: REQUEST_TIMEOUT,
            registrationTimeout: { seconds: 15 },
          },
          operations: { settle: REQUEST_TIMEOUT },
        },
      },
    });
    const [alice, bob, paula] = await Promise.all(
      ['alice', 'bob', 'paula'].map(login => Person.signIn(portal.url, login)),
    );
    const journey = options.browser
      ? await Journey.open(portal.url)
      : undefined;
    return new Stand(dir, sandbox, portal, { alice, bob, paula }, journey);
  }

  private names = 0;

  private constructor(
    private readonly dir: string,
    readonly sandbox: Sandbox,
    readonly portal: Portal,
    readonly people: { alice: Person; bob: Person; paula: Person },
    private readonly browser?: Journey,
  ) {}

  get journey(): Journey {
    if (!this.browser) {
      throw new Error('This stand was opened without a browser');
    }
    return this.browser;
  }

  /** A service name that nothing else in this run uses. */
  newName(prefix = 'shop'): string {
    this.names += 1;
    return `${prefix}-${this.names}`;
  }

  /** Everything that a Create could have touched, as plain objects to compare. */
  everything(): Promise<object> {
    return everything(this.sandbox, this.people.paula);
  }

  /**
   * Every committed file of a service, by repository and path. Where the vendors
   * are differs from stand to stand, and which operation it was from Create to
   * Create, so both are written by name.
   */
  async filesOf(name: string): Promise<Record<string, string>> {
    const dir = await mkdtemp(join(this.dir, 'clones-'));
    const files: Record<string, string> = {};
    for (const project of [
      `apps/${name}`,
      `gitops/${name}`,
      'platform/workloads',
    ]) {
      const folder = join(dir, project);
      await clone(this.sandbox, project, folder);
      for (const path of await filesIn(folder)) {
        const content = await readFile(join(folder, path), 'utf8');
        files[`${project}/${path}`] = content
          .replaceAll(new URL(this.sandbox.gitlab.url).host, '<gitlab>')
          .replaceAll(new URL(this.sandbox.argocd.url).host, '<argocd>')
          .replace(/(\/operation: )["']?[0-9a-f-]{36}["']?/g, '$1<operation>');
      }
    }
    const ours = ([path]: [string, string]) =>
      !path.startsWith('platform/') ||
      path.startsWith(`platform/workloads/workloads/${name}/`) ||
      path.startsWith(`platform/workloads/hosts/${name}-`);
    return Object.fromEntries(Object.entries(files).filter(ours));
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.portal.stop();
    await this.sandbox.close();
    await rm(this.dir, { recursive: true, force: true });
  }
}
