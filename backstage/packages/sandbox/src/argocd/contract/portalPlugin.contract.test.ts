import argocdPlugin from '@backstage-community/plugin-argocd-backend';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ContractTarget } from './ContractTarget';

// A backend of the portal starts in seconds on a busy machine.
jest.setTimeout(60_000);

/** The stock plugin of the portal, unmodified, in front of the target. */
describe('the portal’s Argo CD plugin', () => {
  let target: ContractTarget;
  let url: string;
  let stop: () => Promise<void>;
  let project: string;
  let name: string;

  beforeAll(async () => {
    target = await ContractTarget.start();
    project = await target.createProject();
    name = await target.createApplication(project);
    await target.request('GET', `/api/v1/applications/${name}?refresh=normal`);
    const backend = await startTestBackend({
      features: [
        argocdPlugin,
        mockServices.rootConfig.factory({
          data: {
            argocd: {
              appLocatorMethods: [
                {
                  type: 'config',
                  instances: [
                    { name: 'main', url: target.url, token: target.token },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    url = `http://localhost:${backend.server.port()}/api/backstage-community-argocd`;
  });
  afterAll(async () => {
    await stop?.();
    await target.close();
  });

  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, body: await response.json() };
  };

  it('finds applications by label, as the entity page does', async () => {
    const { status, body } = await get(
      `/argoInstance/main/applications/selector/${encodeURIComponent(
        `contract=${name}`,
      )}?project=${project}&appNamespace=argocd`,
    );
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        metadata: { name, instance: { name: 'main', url: target.url } },
        status: { sync: { status: 'OutOfSync' } },
      },
    ]);
  });

  it('reads one application and its revision', async () => {
    const { body } = await get(
      `/argoInstance/main/applications/${name}?project=${project}`,
    );
    const { revision } = body.status.sync;
    const metadata = await get(
      `/argoInstance/main/applications/name/${name}/revisions/${revision}/metadata`,
    );
    expect(metadata.body).toMatchObject({
      revisionID: revision,
      author: expect.any(String),
    });
  });

  it('finds an application by name in every instance', async () => {
    const { body } = await get(`/find/name/${name}?expand=applications`);
    expect(body).toMatchObject([
      { name: 'main', applications: [{ metadata: { name } }] },
    ]);
  });

  it('passes on that an application is missing', async () => {
    const missing = await get(
      `/argoInstance/main/applications/${target.name()}`,
    );
    expect(missing.status).toBe(403);
    const named = await get(
      `/argoInstance/main/applications/${target.name()}?project=${project}`,
    );
    expect(named.status).toBe(404);
  });
});
