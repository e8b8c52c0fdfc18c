import { TestOperation } from '../__testUtils__/TestOperation';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { doubling, startProxy } from '../__testUtils__/startProxy';
import {
  type Vendors,
  hastyPolicy,
  startVendors,
} from '../__testUtils__/startVendors';
import { createGitLabClient } from '../vendors';
import { createServiceDefinition } from './createServiceDefinition';

jest.setTimeout(60_000);

describe('when every POST to GitLab is carried out twice', () => {
  let vendors: Vendors;

  beforeAll(async () => {
    vendors = await startVendors();
  });
  afterAll(() => vendors.close());

  it.each(['first', 'second'] as const)(
    'and the %s answer arrives: everything is there once, and the undo leaves nothing',
    async handsBack => {
      const { url, adminToken } = vendors.gitlabSandbox;
      const proxy = await startProxy(url, doubling(handsBack));
      try {
        const gitlab = createGitLabClient(
          {
            apiUrl: `${proxy.url}/api/v4`,
            token: adminToken,
            requestTimeout: 15_000,
          },
          hastyPolicy,
        );
        const definition = createServiceDefinition({
          ...vendors,
          gitlab,
          registrationTimeout: 20_000,
        });
        const before = await vendors.snapshot();
        const spec = serviceSpec({ name: `shop-${handsBack}` });
        const operation = new TestOperation(
          spec,
          sourceOfService(spec, vendors.platform),
        );
        await operation.run(definition);

        const { projects } = await vendors.gitlabSandbox.snapshot();
        const app = `apps/${spec.name}`;
        const gitops = `gitops/${spec.name}`;
        expect(Object.keys(projects).sort()).toEqual([
          app,
          gitops,
          'platform/workloads',
        ]);
        for (const path of [app, gitops]) {
          const commits = await vendors.gitlab.repositories.commits(
            path,
            { all: true },
            operation,
          );
          expect(commits).toHaveLength(1);
          expect(projects[path].protectedBranches).toHaveLength(1);
        }
        expect(projects[app].variables).toHaveLength(1);
        const working = projects[gitops].tokens.filter(
          ({ revoked }) => !revoked,
        );
        expect(working).toHaveLength(1);

        await operation.undo(definition);
        expect(await vendors.snapshot()).toEqual(before);
      } finally {
        await proxy.close();
      }
    },
  );
});
