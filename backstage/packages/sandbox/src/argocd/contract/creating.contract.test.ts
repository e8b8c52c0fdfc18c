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

    // application.go, Create: equalSpecs
    it('is refused when the name is taken by one with other annotations', async () => {
      const named = (operation: string) => (body: any) => {
        body.metadata.annotations = {
          'contract.example.com/made-by': operation,
        };
        return body;
      };
      const name = await target.createApplication(project, named('one'));
      const post = (operation: string) =>
        target.request('POST', '/api/v1/applications?validate=false', {
          body: named(operation)(target.applicationBody(name, project)),
        });
      const first = await post('one');
      expect(first.status).toBe(200);
      expect(first.body.metadata.uid).toEqual(expect.any(String));
      const refused = await post('two');
      expect(refused.status).toBe(400);
      expect(refused.body.message).toMatch(
        /^existing application spec is different/,
      );
    });

    // application.go, Create: equalSpecs does not look at the deletion
    it('answers with an equal one although that is being deleted', async () => {
      const staying = (body: any) => {
        body.metadata.finalizers = ['contract.example.com/stay'];
        return body;
      };
      const name = await target.createApplication(project, staying);
      const path = `/api/v1/applications/${name}`;
      await target.request('DELETE', `${path}?cascade=false`);
      const body = staying(target.applicationBody(name, project));
      const again = await target.request(
        'POST',
        '/api/v1/applications?validate=false',
        { body },
      );
      expect(again.status).toBe(200);
      expect(again.body.metadata.deletionTimestamp).toEqual(expect.any(String));
      await target.release(name, project);
    });
  });
});
