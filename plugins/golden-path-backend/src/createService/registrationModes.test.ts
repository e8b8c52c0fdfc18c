import { serviceNames } from '@cloudforge/plugin-golden-path-common';
import type { ArgoCdSnapshot } from '@cloudforge/sandbox';
import { ArgoCdApi } from '../__testUtils__/ArgoCdApi';
import { TestOperation } from '../__testUtils__/TestOperation';
import {
  type Registration,
  registeredBy,
  registrations,
} from '../__testUtils__/registeredBy';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import {
  type ArgoCdApplicationArgs,
  argocdApplicationEffect,
} from '../effects';
import { createServiceDefinition } from './createServiceDefinition';

jest.setTimeout(120_000);

const TRACKING = 'argocd.argoproj.io/tracking-id';
const MARKER = 'cloudforge.io/operation';

describe('registration by git and by rest', () => {
  let vendors: Vendors;
  let count = 0;

  beforeAll(async () => {
    vendors = await startVendors();
  });
  afterAll(() => vendors.close());

  function setUp(mode: Registration, name = `mode${(count += 1)}`) {
    const platform = registeredBy(mode, vendors.platform);
    const definition = createServiceDefinition({
      ...vendors,
      platform,
      registrationTimeout: 20_000,
    });
    const spec = serviceSpec({ name });
    const operation = new TestOperation(spec, sourceOfService(spec, platform));
    return { definition, operation, names: serviceNames(spec, platform) };
  }

  /** Everything in Argo CD and its cluster, but for what cannot be the same twice. */
  function comparable(
    { applications, ...rest }: ArgoCdSnapshot,
    operationId: string,
  ) {
    const comparableOne = (application: any) => {
      const { [TRACKING]: _, ...annotations } = application.annotations ?? {};
      return {
        ...application,
        annotations: {
          ...annotations,
          ...(annotations[MARKER] === operationId && { [MARKER]: 'its own' }),
        },
        // Another commit each time.
        revision: undefined,
        // Of the register's own Application, only its Applications by commit.
        resources: application.resources?.filter(
          ({ kind }: { kind: string }) => kind !== 'Application',
        ),
      };
    };
    return {
      ...rest,
      applications: Object.fromEntries(
        Object.entries(applications).map(([name, application]) => [
          name,
          comparableOne(application),
        ]),
      ),
    };
  }

  it('makes the same of Argo CD, object by object, and leaves the same', async () => {
    const before = await vendors.snapshot();
    const made: Record<string, any> = {};
    for (const mode of registrations) {
      const { definition, operation } = setUp(mode, 'alike');
      await operation.run(definition);
      made[mode] = comparable(
        await vendors.argocdSandbox.snapshot(),
        operation.operationId,
      );
      await operation.undo(definition);
      expect(await vendors.snapshot()).toEqual(before);
    }
    expect(made.rest).toEqual(made.git);
    expect(made.git.applications['alike-dev']).toMatchObject({
      annotations: { [MARKER]: 'its own' },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
      sync: 'Synced',
    });
    expect(made.git.projects).toHaveProperty('alike');
  });

  it('by rest, commits no Application and journals each', async () => {
    const { definition, operation, names } = setUp('rest');
    await operation.run(definition);
    const { signal } = operation;
    const files = await vendors.gitlab.repositories.files(
      names.workloads.path,
      { branch: 'main', folder: names.workloads.directory },
      { signal },
    );
    expect(files.map(({ path }) => path)).not.toContainEqual(
      expect.stringContaining('application.yaml'),
    );
    const types = operation.journal.map(({ effect }) => effect.type);
    expect(types.slice(-2)).toEqual(['workloads-entry', 'argocd-application']);
    await operation.undo(definition);
  });

  it('is undone by whoever has the other mode by then', async () => {
    const before = await vendors.snapshot();
    for (const mode of registrations) {
      const { definition, operation } = setUp(mode);
      await operation.run(definition);
      const other = registrations.find(each => each !== mode)!;
      await operation.undo(setUp(other).definition);
      expect(await vendors.snapshot()).toEqual(before);
    }
  });

  it('by rest, removes an Application that came after its own undo', async () => {
    const before = await vendors.snapshot();
    const { definition, operation, names } = setUp('rest');
    await operation.run(definition, 'workloads');
    const entry = operation.journal.find(
      ({ effect }) => effect.type === 'workloads-entry',
    );
    const [late] = entry?.args.apart as ArgoCdApplicationArgs[];
    // Not journalled: for this undo, it was never there.
    await argocdApplicationEffect({
      argocd: vendors.argocd,
      timeout: 10_000,
    }).apply(late, operation);
    const outcomes = await operation.undo(definition);
    expect(outcomes).not.toContainEqual(
      expect.objectContaining({ state: 'kept' }),
    );
    expect(late.manifest.metadata.name).toBe(names.environments[0].application);
    expect(await vendors.snapshot()).toEqual(before);
  });

  it.each([
    ['its own, changed', 'rest'],
    ['a stranger’s', 'rest'],
    ['a stranger’s', 'git'],
  ] as const)(
    'keeps what an Application needs that is kept: %s, by %s',
    async (whose, mode) => {
      const api = new ArgoCdApi(vendors.argocdSandbox);
      const { definition, operation, names } = setUp(mode);
      await operation.run(definition);
      const own = names.environments[0].application;
      const { metadata, spec } = await api.application(own);
      const { labels, annotations, finalizers } = metadata;
      const name = whose === 'a stranger’s' ? `${own}-more` : own;
      await api.upsert({
        metadata: { name, labels, annotations, finalizers },
        spec: { ...spec, revisionHistoryLimit: 3 },
      });
      await operation.undo(definition);
      const outcomes = await operation.undo(definition);
      const stateOf = (type: string, project?: string) =>
        outcomes[
          [...operation.journal]
            .reverse()
            .findIndex(
              ({ effect, args }) =>
                effect.type === type && (!project || args.project === project),
            )
        ];
      expect(stateOf('workloads-entry')).toEqual({
        state: 'kept',
        note: expect.stringContaining(`the Application ${name}`),
      });
      expect(stateOf('gitlab-project', names.gitops.path)).toMatchObject({
        state: 'kept',
      });
      expect(stateOf('gitlab-project', names.app.path)).toEqual({
        state: 'undone',
      });
      expect(await api.exists(name)).toBe(true);
      const { projects } = await vendors.argocdSandbox.snapshot();
      expect(projects).toHaveProperty(names.appProject);
    },
  );
});
