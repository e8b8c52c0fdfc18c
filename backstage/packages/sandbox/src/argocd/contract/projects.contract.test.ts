import { ContractTarget, refusal } from './ContractTarget';

// A real Argo CD takes seconds where the sandbox takes none.
jest.setTimeout(60_000);

describe('Argo CD API', () => {
  let target: ContractTarget;

  beforeAll(async () => {
    target = await ContractTarget.start();
  });
  afterAll(() => target.close());

  const get = (path: string) => target.request('GET', path);

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
      const project = await target.createProject();
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
});
