import { ContractTarget } from './ContractTarget';

// A real Argo CD takes seconds where the sandbox takes none.
jest.setTimeout(60_000);

describe('Argo CD API', () => {
  let target: ContractTarget;
  let project: string;

  beforeAll(async () => {
    target = await ContractTarget.start();
    project = await target.createProject();
  });
  afterAll(() => target.close());

  const get = (path: string) => target.request('GET', path);

  describe('an application in order', () => {
    let name: string;
    beforeAll(async () => {
      name = await target.createApplication(project, body => {
        body.spec.syncPolicy = { syncOptions: ['CreateNamespace=true'] };
        return body;
      });
    });

    // application.go, Get with refresh: answers after the comparison
    it.each(['normal', 'hard'])('is compared on refresh=%s', async refresh => {
      const { status, body } = await get(
        `/api/v1/applications/${name}?refresh=${refresh}`,
      );
      expect(status).toBe(200);
      expect(body.status.sync).toMatchObject({
        status: 'OutOfSync',
        revision: expect.stringMatching(/^[0-9a-f]{40}$/),
        comparedTo: {
          source: { repoURL: target.repoUrl },
          destination: { namespace: project },
        },
      });
      expect(body.status.resources[0]).toMatchObject({
        version: 'v1',
        status: 'OutOfSync',
        namespace: project,
      });
    });

    // application.go, Sync; controller/sync.go
    it('is synced on demand', async () => {
      const asked = await target.request(
        'POST',
        `/api/v1/applications/${name}/sync`,
        { body: {} },
      );
      expect(asked.status).toBe(200);
      expect(asked.body.operation.sync.revision).toMatch(/^[0-9a-f]{40}$/);
      const { body } = await target.until(
        () => get(`/api/v1/applications/${name}?refresh=normal`),
        answer => answer.body.status.sync.status === 'Synced',
      );
      expect(body.status.sync.status).toBe('Synced');
      expect(body.status.operationState).toMatchObject({
        phase: 'Succeeded',
        message: expect.stringMatching(/^successfully synced/),
        syncResult: { resources: [{ status: 'Synced' }] },
      });
      expect(body.status.history).toMatchObject([{ id: 0 }]);
    });

    it('shows its resources, revision and events', async () => {
      const path = `/api/v1/applications/${name}`;
      const tree = await get(`${path}/resource-tree`);
      expect(tree.body.nodes[0]).toMatchObject({
        version: 'v1',
        namespace: project,
        uid: expect.any(String),
      });
      const managed = await get(`${path}/managed-resources`);
      expect(
        JSON.parse(managed.body.items[0].liveState).metadata.namespace,
      ).toBe(project);
      const { revision } = (await get(path)).body.status.sync;
      const metadata = await get(`${path}/revisions/${revision}/metadata`);
      expect(metadata.body).toMatchObject({
        author: expect.stringContaining('@'),
        date: expect.any(String),
        message: expect.any(String),
      });
      expect((await get(`${path}/events`)).body.items).toEqual(
        expect.any(Array),
      );
    });

    // application.go, resolveSourceRevisions: a revision that is not there
    it('cannot be synced to a revision that does not exist', async () => {
      const { status, body } = await target.request(
        'POST',
        `/api/v1/applications/${name}/sync`,
        { body: { revision: 'no-such-branch' } },
      );
      expect(status).toBe(400);
      expect(body.code).toBe(9);
      expect(body.message).toMatch(
        /unable to resolve 'no-such-branch' to a commit SHA/,
      );
    });
  });
});
