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

    it('gives each whole', async () => {
      const { body } = await get(
        `/api/v1/applications?name=${name}&appNamespace=argocd`,
      );
      expect(body.items).toEqual([
        expect.objectContaining({
          metadata: expect.objectContaining({ uid: expect.any(String) }),
          spec: target.applicationBody(name, project).spec,
        }),
      ]);
    });

    // pkg/apiclient/application/forwarder_overwrite.go, processAppFields
    it('gives only the fields that are asked for', async () => {
      const fields = 'items.metadata.name,items.spec.project';
      const { body } = await get(
        `/api/v1/applications?name=${name}&fields=${fields}`,
      );
      expect(body.items).toEqual([{ metadata: { name }, spec: { project } }]);
    });
  });
});
