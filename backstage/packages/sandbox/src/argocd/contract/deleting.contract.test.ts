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

  describe('deleting an application', () => {
    // application.go, Delete; docs/user-guide/app_deletion.md
    it('is deleted with what it made', async () => {
      const name = await target.createApplication(project);
      const path = `/api/v1/applications/${name}`;
      const bad = await target.request(
        'DELETE',
        `${path}?cascade=false&propagationPolicy=foreground`,
      );
      expect(bad.body.message).toBe(
        'cannot set propagation policy when cascading is disabled',
      );
      const worse = await target.request(
        'DELETE',
        `${path}?propagationPolicy=sideways`,
      );
      expect(worse.body.message).toBe('invalid propagation policy: sideways');
      const gone = await target.request('DELETE', `${path}?cascade=true`);
      expect(gone).toEqual({ status: 200, body: {} });
      const { status } = await target.until(
        () => get(path),
        answer => answer.status === 403,
      );
      expect(status).toBe(403);
    });

    // application.go, getAppEnforceRBAC: the project has to be its own
    it('leaves one of another project alone', async () => {
      const name = await target.createApplication(project);
      const path = `/api/v1/applications/${name}`;
      const { status } = await target.request(
        'DELETE',
        `${path}?project=default&cascade=true`,
      );
      expect(status).toBe(404);
      expect((await get(path)).body.metadata.deletionTimestamp).toBeUndefined();
    });

    // application.go, getPropagationPolicyFinalizer; appcontroller.go, finalizeApplicationDeletion
    it('in the foreground takes what it made along, and then goes', async () => {
      const name = await target.createApplication(project, body => {
        body.spec.syncPolicy = {
          automated: {},
          syncOptions: ['CreateNamespace=true'],
        };
        return body;
      });
      const path = `/api/v1/applications/${name}`;
      await target.until(
        () => get(`${path}?refresh=normal`),
        ({ body }) => body.status.sync.status === 'Synced',
      );
      const asked = await target.request(
        'DELETE',
        `${path}?project=${project}&cascade=true&propagationPolicy=foreground`,
      );
      expect(asked).toEqual({ status: 200, body: {} });
      const { status } = await target.until(
        () => get(`${path}?project=${project}`),
        answer => answer.status === 404,
      );
      expect(status).toBe(404);
    });
  });

  describe('an application that is being deleted', () => {
    // application.go, Sync: FailedPrecondition
    it('is not synced', async () => {
      const name = await target.createApplication(project, body => {
        // A finalizer that nobody takes off keeps it in deletion.
        body.metadata.finalizers = ['contract.example.com/stay'];
        return body;
      });
      const path = `/api/v1/applications/${name}`;
      await target.request('DELETE', `${path}?cascade=false`);
      const { body: app } = await get(path);
      expect(app.metadata.deletionTimestamp).toEqual(expect.any(String));
      const { status, body } = await target.request('POST', `${path}/sync`, {
        body: {},
      });
      expect(status).toBe(400);
      expect(body).toMatchObject(refusal(9, 'application is deleting'));

      await target.release(name, project);
      expect((await get(path)).status).toBe(403);
    });
  });
});
