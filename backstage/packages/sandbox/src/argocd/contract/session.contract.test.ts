import { ContractTarget, refusal } from './ContractTarget';

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

  describe('session', () => {
    // server/server.go, ErrNoSession and getClaims
    it('needs a token', async () => {
      const { status, body } = await target.request(
        'GET',
        '/api/v1/applications',
        { token: null },
      );
      expect(status).toBe(401);
      expect(body).toEqual(refusal(16, 'no session information'));
    });

    it('refuses a wrong token', async () => {
      const { status, body } = await target.request(
        'GET',
        '/api/v1/applications',
        { token: 'wrong' },
      );
      expect(status).toBe(401);
      expect(body.message).toMatch(/^invalid session: /);
    });

    // docs/operator-manual/health.md; server/server.go, /api/version
    it('tells its version without a token', async () => {
      const { status, body } = await target.request('GET', '/api/version', {
        token: null,
      });
      expect(status).toBe(200);
      expect(body.Version).toMatch(/^v3\./);
    });
  });

  describe('a missing application', () => {
    // server/application/application.go, getAppEnforceRBAC
    it.each(['', '/resource-tree', '/managed-resources', '/events'])(
      'is forbidden, not missing: %s',
      async suffix => {
        const { status, body } = await get(
          `/api/v1/applications/${target.name()}${suffix}`,
        );
        expect(status).toBe(403);
        expect(body).toMatchObject(refusal(7, 'permission denied'));
      },
    );

    it('is missing where the project is named', async () => {
      const name = target.name();
      const { status, body } = await get(
        `/api/v1/applications/${name}?project=${project}`,
      );
      expect(status).toBe(404);
      expect(body).toMatchObject(
        refusal(5, `applications.argoproj.io "${name}" not found`),
      );
    });

    it('cannot be deleted or synced', async () => {
      const path = `/api/v1/applications/${target.name()}`;
      const answers = await Promise.all([
        target.request('DELETE', path),
        target.request('POST', `${path}/sync`, { body: {} }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    });

    // application.go, Get: at most one project
    it('is not looked for in two projects', async () => {
      const { status, body } = await get(
        `/api/v1/applications/${target.name()}?projects=a&projects=b`,
      );
      expect(status).toBe(400);
      expect(body.message).toBe(
        'multiple projects specified - the get endpoint accepts either zero or one project',
      );
    });

    // application.go, Delete: getApplicationEnforceRBACClient
    it('is missing where the deletion names the project', async () => {
      const path = `/api/v1/applications/${target.name()}?project=${project}`;
      const { status } = await target.request('DELETE', path);
      expect(status).toBe(404);
    });
  });

  describe('the rest', () => {
    it('lists clusters and who is asking', async () => {
      const { body } = await get('/api/v1/clusters');
      expect(body.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            server: 'https://kubernetes.default.svc',
            name: 'in-cluster',
          }),
        ]),
      );
      const user = await get('/api/v1/session/userinfo');
      expect(user.body.loggedIn).toBe(true);
    });

    // util/webhook/webhook.go, Handler
    it('takes only webhooks that it knows', async () => {
      const response = await fetch(`${target.url}/api/webhook`, {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': 'application/json' },
      });
      expect(response.status).toBe(400);
      expect(await response.text()).toBe('Unknown webhook event\n');
    });
  });
});
