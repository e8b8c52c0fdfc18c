import { Sandbox, startSandbox } from '@cloudforge/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage } from '../../stack/page';
import { Portal } from '../../stack/Portal';
import { Person } from '../people/Person';

/** How long the portal under test waits for a vendor; short, so that time-outs are soon over. */
const REQUEST_TIMEOUT = { seconds: 3 };

/** A sandbox, a portal before it, and the people who use it; all gone afterwards. */
export class Stand {
  static async open(options: {
    page: boolean;
    postgres?: string;
    config?: object;
  }): Promise<Stand> {
    if (options.page) {
      await buildPage();
    }
    const dir = await mkdtemp(join(tmpdir(), 'cloudforge-verify-'));
    const sandbox = await startSandbox({
      dataDir: join(dir, 'sandbox'),
      permanentRemoval: true,
    });
    const portal = await Portal.start({
      dir: join(dir, 'portal'),
      env: sandbox.env,
      postgres: options.postgres,
      config: {
        ...options.config,
        cloudforge: {
          gitlab: { requestTimeout: REQUEST_TIMEOUT },
          argocd: {
            requestTimeout: REQUEST_TIMEOUT,
            registrationTimeout: { seconds: 15 },
          },
        },
      },
    });
    const [alice, bob, paula] = await Promise.all(
      ['alice', 'bob', 'paula'].map(login => Person.signIn(portal.url, login)),
    );
    return new Stand(dir, sandbox, portal, { alice, bob, paula });
  }

  private names = 0;

  private constructor(
    private readonly dir: string,
    readonly sandbox: Sandbox,
    readonly portal: Portal,
    readonly people: { alice: Person; bob: Person; paula: Person },
  ) {}

  /** A service name that nothing else in this run uses. */
  newName(prefix = 'shop'): string {
    this.names += 1;
    return `${prefix}-${this.names}`;
  }

  /** Everything that a Create could have touched, as plain objects to compare. */
  async everything(): Promise<object> {
    const { items } = await this.people.paula.catalog.getEntities({
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
        'spec',
      ],
    });
    const locations = await this.people.paula.request(
      'GET',
      '/api/catalog/locations',
    );
    return {
      gitlab: await this.sandbox.gitlab.snapshot(),
      argocd: await this.sandbox.argocd.snapshot(),
      entities: Object.fromEntries(
        items.map(entity => [`${entity.kind}:${entity.metadata.name}`, entity]),
      ),
      locations: locations.body
        .map(({ data }: { data: { target: string } }) => data.target)
        .sort(),
    };
  }

  async close(): Promise<void> {
    await this.portal.stop();
    await this.sandbox.close();
    await rm(this.dir, { recursive: true, force: true });
  }
}
