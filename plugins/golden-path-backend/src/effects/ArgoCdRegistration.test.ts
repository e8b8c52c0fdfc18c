import { startFixture, type Answer } from '../__testUtils__/startFixture';
import { hastyPolicy } from '../__testUtils__/startVendors';
import { ArgoCdClient } from '../vendors';
import { ArgoCdRegistration } from './ArgoCdRegistration';

interface Application {
  name: string;
  repo?: string;
  sync?: string;
  conditions?: { type: string; message: string }[];
}

const application = ({
  name,
  repo = 'https://gitlab.example.com/gitops/shop.git',
  sync = 'Synced',
  conditions,
}: Application) => ({
  metadata: { name },
  spec: { project: 'shop', source: { repoURL: repo } },
  status: { sync: { status: sync }, conditions },
});

const expected = [
  {
    name: 'shop-dev',
    appProject: 'shop',
    repoUrl: 'https://gitlab.example.com/gitops/shop.git',
  },
];

/** What the list shows from look to look; the last stays. */
function looks(...lists: Application[][]) {
  let look = 0;
  return (url: string): Answer => {
    if (url.startsWith('/api/v1/applications/workloads')) {
      return { body: application({ name: 'workloads' }) };
    }
    const list = lists[Math.min(look++, lists.length - 1)];
    return { body: { items: list.length > 0 ? list.map(application) : null } };
  };
}

describe('ArgoCdRegistration', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map(close => close()));
  });

  async function setUp(
    answers: Answer[] | ((url: string) => Answer),
    timeout = 5_000,
  ) {
    const fixture = await startFixture(answers);
    closing.push(fixture.close);
    const argocd = ArgoCdClient.create(
      { apiUrl: fixture.url, token: 'argocd-secret', requestTimeout: 1_000 },
      hastyPolicy,
    );
    const registration = new ArgoCdRegistration({
      argocd,
      rootApplication: 'workloads',
      timeout,
    });
    return { fixture, registration, signal: new AbortController().signal };
  }

  it('waits until the Application was compared', async () => {
    const { fixture, registration, signal } = await setUp(
      looks(
        [],
        [{ name: 'shop-dev', sync: 'Unknown' }],
        [{ name: 'shop-dev' }],
      ),
    );
    await registration.awaitPresence(expected, { signal });
    const look = '/api/v1/applications?projects=shop';
    expect(fixture.requests.map(({ url }) => url)).toEqual([
      '/api/v1/applications/workloads',
      look,
      look,
      look,
    ]);
  });

  it('asks Argo CD to look where nothing told it of the push', async () => {
    let refreshed = false;
    const { registration, signal } = await setUp(url => {
      refreshed ||= url === '/api/v1/applications/workloads?refresh=normal';
      return looks(refreshed ? [{ name: 'shop-dev' }] : [])(url);
    });
    await registration.awaitPresence(expected, { signal });
    expect(refreshed).toBe(true);
  });

  it('lets those who wait at once share what Argo CD is asked', async () => {
    let asked = 0;
    const { registration, signal } = await setUp(url => {
      asked += Number(url.endsWith('?refresh=normal'));
      return looks(asked > 0 ? [{ name: 'shop-dev' }] : [])(url);
    });
    await Promise.all(
      [1, 2, 3].map(() => registration.awaitPresence(expected, { signal })),
    );
    expect(asked).toBe(1);
  });

  it('waits for a repository that Argo CD has yet to see', async () => {
    const unseen = {
      name: 'shop-dev',
      sync: 'Unknown',
      conditions: [
        { type: 'ComparisonError', message: 'repository not found' },
      ],
    };
    const { registration, signal } = await setUp(
      looks([unseen], [unseen], [{ name: 'shop-dev' }]),
    );
    await expect(
      registration.awaitPresence(expected, { signal }),
    ).resolves.toBeUndefined();
  });

  const refused = {
    name: 'shop-dev',
    sync: 'Unknown',
    conditions: [
      {
        type: 'InvalidSpecError',
        message: 'application repo is not permitted in project shop',
      },
    ],
  };

  it("ends with Argo CD's own words when it refuses", async () => {
    const { registration, signal } = await setUp(looks([refused]), 50);
    const error = await registration
      .awaitPresence(expected, { signal })
      .catch(thrown => thrown);
    expect(error.name).toBe('InputError');
    expect(error.message).toBe(
      'Argo CD refused the service: Application shop-dev: InvalidSpecError: application repo is not permitted in project shop',
    );
  });

  it('overcomes a refusal that passes', async () => {
    const { registration, signal } = await setUp(
      looks([refused], [refused], [{ name: 'shop-dev' }]),
    );
    await expect(
      registration.awaitPresence(expected, { signal }),
    ).resolves.toBeUndefined();
  });

  it('refuses an Application that reads somebody else’s repository', async () => {
    const { registration, signal } = await setUp(
      looks([
        { name: 'shop-dev', repo: 'https://elsewhere.example.com/x.git' },
      ]),
    );
    const error = await registration
      .awaitPresence(expected, { signal })
      .catch(thrown => thrown);
    expect(error.name).toBe('ConflictError');
    expect(error.message).toContain(
      'reads https://elsewhere.example.com/x.git',
    );
  });

  it('says what has not come when the time is up', async () => {
    const { registration, signal } = await setUp(looks([]), 50);
    const error = await registration
      .awaitPresence(expected, { signal })
      .catch(thrown => thrown);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toMatch(
      /within 0.05 s: the Application shop-dev is not there.*the Application workloads/,
    );
  });

  it('waits for the AppProject, and asks Argo CD to look meanwhile', async () => {
    let refreshed = false;
    const { registration, signal } = await setUp(url => {
      refreshed ||= url === '/api/v1/applications/workloads?refresh=normal';
      return url === '/api/v1/projects/shop' && !refreshed
        ? { status: 404, body: { code: 5 } }
        : { body: application({ name: 'workloads' }) };
    });
    await registration.awaitProject('shop', { signal });
    expect(refreshed).toBe(true);
  });

  it('says why the AppProject does not come', async () => {
    const conditions = [
      { type: 'ComparisonError', message: 'no such kind AppProject' },
    ];
    const { registration, signal } = await setUp(
      url =>
        url === '/api/v1/projects/shop'
          ? { status: 404, body: { code: 5 } }
          : { body: application({ name: 'workloads', conditions }) },
      50,
    );
    const error = await registration
      .awaitProject('shop', { signal })
      .catch(thrown => thrown);
    expect(error.name).toBe('InputError');
    expect(error.message).toBe(
      'Argo CD refused the service: Application workloads: ComparisonError: no such kind AppProject',
    );
  });

  it('says what has not gone when the time is up', async () => {
    const { registration, signal } = await setUp(
      looks([{ name: 'shop-dev' }]),
      50,
    );
    const error = await registration
      .awaitAbsence('shop', { signal })
      .catch(thrown => thrown);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toMatch(
      /the Application shop-dev, the AppProject shop/,
    );
  });

  it.each([
    [401, 'ServiceUnavailableError', /check cloudforge\.argocd\.token/],
    [403, 'NotAllowedError', /let the account read applications/],
    [404, 'NotFoundError', /rootApplication/],
    [500, 'ServiceUnavailableError', /Argo CD failed \(500\)/],
  ])('says what %i means', async (status, name, words) => {
    const { registration, signal } = await setUp([
      { status, body: { error: 'secret: argocd-secret', code: 7 } },
    ]);
    const error = await registration
      .awaitPresence(expected, { signal })
      .catch(thrown => thrown);
    expect(error.name).toBe(name);
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain('argocd-secret');
  });

  it('says so when something else answers', async () => {
    const { registration, signal } = await setUp([{ body: '<html>Log in' }]);
    await expect(
      registration.awaitPresence(expected, { signal }),
    ).rejects.toThrow('check cloudforge.argocd.url');
  });

  it('stops when the operation is cancelled', async () => {
    const { registration } = await setUp(looks([]));
    const controller = new AbortController();
    const waiting = registration.awaitPresence(expected, {
      signal: controller.signal,
    });
    const reason = new Error('cancelled');
    setImmediate(() => controller.abort(reason));
    await expect(waiting).rejects.toBe(reason);
  });
});
