import { ContractTarget } from './ContractTarget';

// A real Argo CD takes seconds where the sandbox takes none.
jest.setTimeout(60_000);

/**
 * How Argo CD's API answers. Each behaviour cites its source in
 * github.com/argoproj/argo-cd, release 3.6; run against a real one by
 * CLOUDFORGE_CONTRACT_ARGOCD_URL (see ContractTarget).
 */
describe('Argo CD API', () => {
  let target: ContractTarget;
  let project: string;

  beforeAll(async () => {
    target = await ContractTarget.start();
    project = await target.createProject();
  });
  afterAll(() => target.close());

  const get = (path: string) => target.request('GET', path);
  const refusal = (code: number, message: string) => ({
    error: message,
    code,
    message,
  });

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
  });

  describe('creating an application', () => {
    // application.go, getAppProject
    it('refuses a project that does not exist', async () => {
      const { status, body } = await target.request(
        'POST',
        '/api/v1/applications',
        { body: target.applicationBody(target.name(), 'no-such-project') },
      );
      expect(status).toBe(400);
      expect(body).toMatchObject(
        refusal(
          3,
          'app is not allowed in project "no-such-project", or the project does not exist',
        ),
      );
    });

    // util/argo/argo.go, ValidatePermissions
    it('refuses a destination that the project does not permit', async () => {
      const name = target.name();
      const { status, body } = await target.request(
        'POST',
        '/api/v1/applications',
        { body: target.applicationBody(name, project, 'elsewhere') },
      );
      expect(status).toBe(400);
      expect(body.message).toBe(
        `application spec for ${name} is invalid: InvalidSpecError: application destination server 'https://kubernetes.default.svc' and namespace 'elsewhere' do not match any of the allowed destinations in project '${project}'`,
      );
    });

    it('refuses a repository that the project does not permit', async () => {
      const name = target.name();
      const application = target.applicationBody(name, project);
      application.spec.source.repoURL = `${target.repoUrl}x`;
      const { status, body } = await target.request(
        'POST',
        '/api/v1/applications?validate=false',
        { body: application },
      );
      expect(status).toBe(400);
      expect(body.message).toBe(
        `application spec for ${name} is invalid: InvalidSpecError: application repo ${target.repoUrl}x is not permitted in project '${project}'`,
      );
    });

    // util/argo/argo.go, GetDestinationServer
    it('refuses a destination without a cluster', async () => {
      const name = target.name();
      const application = target.applicationBody(name, project);
      application.spec.destination.server = '';
      const { status, body } = await target.request(
        'POST',
        '/api/v1/applications',
        { body: application },
      );
      expect(status).toBe(400);
      expect(body.message).toBe(
        `application destination spec for ${name} is invalid: Destination server missing from app spec`,
      );
    });

    // util/argo/argo.go, validateRepo; validate=false leaves it out
    it('reads the source unless told not to', async () => {
      const broken = (body: any) => {
        body.spec.source.path = 'no/such/folder';
        return body;
      };
      await expect(target.createApplication(project, broken)).rejects.toThrow(
        /Unable to generate manifests in no\/such\/folder: .*app path does not exist/,
      );
      const name = target.name();
      const path = '/api/v1/applications?validate=false';
      const body = broken(target.applicationBody(name, project));
      expect((await target.request('POST', path, { body })).status).toBe(200);
      await target.request('DELETE', `/api/v1/applications/${name}`);
    });

    // application.go, Create: idempotent, upsert
    it('may be repeated, but changes only with upsert', async () => {
      const name = await target.createApplication(project);
      const same = target.applicationBody(name, project);
      const other = {
        ...same,
        spec: { ...same.spec, revisionHistoryLimit: 3 },
      };
      const post = (query: string, body: unknown) =>
        target.request('POST', `/api/v1/applications${query}`, { body });

      expect((await post('', same)).status).toBe(200);
      const refused = await post('', other);
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject(
        refusal(
          3,
          'existing application spec is different, use upsert flag to force update',
        ),
      );
      const updated = await post('?upsert=true', other);
      expect(updated.status).toBe(200);
      expect(updated.body.spec.revisionHistoryLimit).toBe(3);
    });
  });

  describe('listing applications', () => {
    let name: string;
    beforeAll(async () => {
      name = await target.createApplication(project);
    });

    const names = async (query: string) =>
      (await get(`/api/v1/applications?${query}`)).body.items.map(
        (app: any) => app.metadata.name,
      );

    // application.go, List
    it('filters by name, project, repository, namespace and label', async () => {
      const repo = encodeURIComponent(target.repoUrl);
      await expect(names(`name=${name}`)).resolves.toEqual([name]);
      await expect(names(`projects=${project}`)).resolves.toContain(name);
      await expect(names('projects=default')).resolves.not.toContain(name);
      await expect(names(`repo=${repo}`)).resolves.toContain(name);
      await expect(names(`repo=${repo}x`)).resolves.toEqual([]);
      await expect(names('appNamespace=argocd')).resolves.toContain(name);
      await expect(names('appNamespace=elsewhere')).resolves.toEqual([]);
      for (const selector of [
        `contract=${name}`,
        `contract in (${name},other),!absent`,
        `contract==${name},contract!=other`,
      ]) {
        await expect(
          names(`selector=${encodeURIComponent(selector)}`),
        ).resolves.toEqual([name]);
      }
      await expect(names('selector=contract%3Dother')).resolves.toEqual([]);
    });
  });

  describe('listing names only', () => {
    // pkg/apiclient/application/forwarder_overwrite.go, processAppFields
    it('gives the fields that are asked for', async () => {
      const name = await target.createApplication(project);
      const fields = 'items.metadata.name,items.spec.project';
      const { body } = await get(
        `/api/v1/applications?name=${name}&fields=${fields}`,
      );
      expect(body.items).toEqual([{ metadata: { name }, spec: { project } }]);
    });
  });

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

    // application.go, Delete; docs/user-guide/app_deletion.md
    it('is deleted with what it made', async () => {
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

      // application.go, updateApp: the finalizers are those of the request
      await target.request('POST', '/api/v1/applications?upsert=true', {
        body: target.applicationBody(name, project),
      });
      expect((await get(path)).status).toBe(403);
    });
  });

  describe('projects', () => {
    // server/project/project.go, Create
    it('may be created again alike, and otherwise only with upsert', async () => {
      const name = await target.createProject();
      const same = target.projectBody(name);
      const other = target.projectBody(name, 'elsewhere');
      const post = (body: unknown) =>
        target.request('POST', '/api/v1/projects', { body });

      expect((await post({ project: same })).status).toBe(200);
      const refused = await post({ project: other });
      expect(refused.status).toBe(400);
      expect(refused.body.message).toMatch(
        /^existing project spec is different; use upsert flag to force update; difference in keys "Destinations/,
      );
      const updated = await post({ project: other, upsert: true });
      expect(updated.body.spec.destinations[0].namespace).toBe('elsewhere');
    });

    // app_project_types.go, ValidateProject
    it('refuse a destination given twice', async () => {
      const body = target.projectBody(target.name());
      body.spec.destinations.push(body.spec.destinations[0]);
      const { status, body: answer } = await target.request(
        'POST',
        '/api/v1/projects',
        { body: { project: body } },
      );
      expect(status).toBe(400);
      expect(answer.message).toMatch(/^destination '.*' already added$/);
    });

    it('are listed and read', async () => {
      const { body } = await get('/api/v1/projects');
      expect(body.items.map((item: any) => item.metadata.name)).toEqual(
        expect.arrayContaining(['default', project]),
      );
      const one = await get(`/api/v1/projects/${project}`);
      expect(one.body.spec.sourceRepos).toEqual([target.repoUrl]);
    });

    // util/grpc/errors.go, kubeErrToGRPC
    it('are missing as Kubernetes says it', async () => {
      const name = target.name();
      const { status, body } = await get(`/api/v1/projects/${name}`);
      expect(status).toBe(404);
      expect(body.message).toBe(`appprojects.argoproj.io "${name}" not found`);
    });

    // server/project/project.go, Delete
    it('are not deleted while in use, and default never', async () => {
      const name = await target.createProject();
      const app = await target.createApplication(name);
      const used = await target.request('DELETE', `/api/v1/projects/${name}`);
      expect(used.status).toBe(400);
      expect(used.body).toMatchObject(
        refusal(3, 'project is referenced by 1 applications'),
      );
      await target.request('DELETE', `/api/v1/applications/${app}`);
      const { status } = await target.until(
        () => target.request('DELETE', `/api/v1/projects/${name}`),
        answer => answer.status === 200,
      );
      expect(status).toBe(200);
      const reserved = await target.request(
        'DELETE',
        '/api/v1/projects/default',
      );
      expect(reserved.body.message).toBe(
        "name 'default' is reserved and cannot be deleted",
      );
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
