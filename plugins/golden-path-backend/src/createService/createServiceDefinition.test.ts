import {
  type ServiceSpec,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import { isDeepStrictEqual } from 'node:util';
import { TestOperation } from '../__testUtils__/TestOperation';
import { registeredBy, registrations } from '../__testUtils__/registeredBy';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import type { OperationDefinition } from '../operations/Effect';
import { pollUntil } from '../vendors';
import { createServiceDefinition } from './createServiceDefinition';

jest.setTimeout(120_000);

describe.each(registrations)('createServiceDefinition by %s', mode => {
  let vendors: Vendors;
  let definition: OperationDefinition;
  let count = 0;

  beforeAll(async () => {
    vendors = await startVendors();
    definition = createServiceDefinition({
      ...vendors,
      platform: registeredBy(mode, vendors.platform),
      registrationTimeout: 20_000,
    });
  });
  afterAll(() => vendors.close());
  afterEach(() => {
    vendors.gitlabSandbox.faults.clear();
    vendors.argocdSandbox.faults.clear();
    vendors.gitlabSandbox.setPermanentRemoval(true);
  });

  /** A new name each time: histories of the register stay. */
  function operationOf(overrides: Partial<ServiceSpec> = {}) {
    count += 1;
    const spec = serviceSpec({ name: `shop${count}`, ...overrides });
    return new TestOperation(spec, sourceOfService(spec, vendors.platform));
  }

  /** What a person would look at to see that the service is whole. */
  async function wholeness({ spec }: TestOperation) {
    const names = serviceNames(spec, vendors.platform);
    const [{ projects }, argocd] = await Promise.all([
      vendors.gitlabSandbox.snapshot(),
      vendors.argocdSandbox.snapshot(),
    ]);
    const app = projects[names.app.path];
    const gitops = projects[names.gitops.path];
    const { signal } = new AbortController();
    return {
      branches: [app, gitops].map(project => Object.keys(project?.trees ?? {})),
      tokens: gitops?.tokens.filter(token => !token.revoked).length,
      variables: app?.variables.map(({ key }) => key),
      applications: names.environments.map(
        ({ application }) => application in argocd.applications,
      ),
      entities: (await vendors.catalog.entities([names.entityRef], { signal }))
        .length,
    };
  }

  const whole = {
    branches: [['refs/heads/main'], ['refs/heads/main']],
    tokens: 1,
    variables: ['GITOPS_DEPLOY_TOKEN'],
    applications: [true],
    entities: 1,
  };

  it('makes a service, and takes it back without a trace', async () => {
    const before = await vendors.snapshot();
    const operation = operationOf();
    await operation.run(definition);
    expect(await wholeness(operation)).toEqual(whole);
    const { name } = operation.spec;
    expect(operation.links).toMatchObject({
      appRepository: `${vendors.gitlabSandbox.url}/apps/${name}`,
      gitopsRepository: `${vendors.gitlabSandbox.url}/gitops/${name}`,
      entityRef: `component:default/${name}`,
      applications: [{ environment: 'dev', name: `${name}-dev` }],
    });
    const outcomes = await operation.undo(definition);
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(
      new Set(['undone']),
    );
    expect(await vendors.snapshot()).toEqual(before);
  });

  it('repeats every effect and every undo without making or removing more', async () => {
    const before = await vendors.snapshot();
    const operation = operationOf();
    await operation.run(definition);
    // The token's value is known to nobody, so its repeat makes another: a test of its own.
    const once = operation.journal.filter(
      ({ effect }) => effect.type !== 'gitlab-deploy-token',
    );
    for (const { effect, args, result } of once) {
      expect(await effect.apply(args, operation)).toEqual(result);
    }
    expect(await wholeness(operation)).toEqual(whole);
    await operation.undo(definition);
    await operation.undo(definition);
    expect(await vendors.snapshot()).toEqual(before);
  });

  it('finds by its marks what it made when no answer was recorded', async () => {
    const before = await vendors.snapshot();
    const operation = operationOf();
    await operation.run(definition);
    operation.journal.forEach(entry => delete entry.result);
    await operation.undo(definition);
    expect(await vendors.snapshot()).toEqual(before);
  });

  it('takes everything back when Argo CD refuses, and the name can be used at once', async () => {
    const before = await vendors.snapshot();
    const first = operationOf();
    const { name } = first.spec;
    vendors.argocdSandbox.refuse(new RegExp(`^${name}-dev$`));
    const error = await first.run(definition).catch(thrown => thrown);
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      {
        git: /^Argo CD refused the service: Application .* is not permitted in project/,
        rest: /^Could not create the Application .* Argo CD refused it .* is not permitted in project/,
      }[mode],
    );
    await first.undo(definition);
    vendors.argocdSandbox.refuse(undefined);
    expect(await vendors.snapshot()).toEqual(before);
    const again = operationOf({ name });
    await again.run(definition);
    expect(await wholeness(again)).toEqual(whole);
  });

  it('takes everything back when the catalog cannot read the file', async () => {
    const before = await vendors.snapshot();
    const operation = operationOf();
    vendors.gitlabSandbox.faults.add({
      path: /catalog-info\.yaml/,
      when: 'before',
      status: 500,
      times: 1_000,
    });
    const error = await operation.run(definition).catch(thrown => thrown);
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(/^Could not read .*catalog-info\.yaml/);
    vendors.gitlabSandbox.faults.clear();
    await operation.undo(definition);
    expect(await vendors.snapshot()).toEqual(before);
    expect(await wholeness(operation)).toMatchObject({ entities: 0 });
  });

  it.each([1, 2, 3, 5, 7, 8, mode === 'git' ? 9 : 10])(
    'stops when it is cancelled at its effect number %i, and leaves nothing',
    async number => {
      const before = await vendors.snapshot();
      const operation = operationOf();
      const reason = new Error('cancelled by Alice');
      const push = operation.journal.push.bind(operation.journal);
      operation.journal.push = (...entries) => {
        const length = push(...entries);
        if (length === number) {
          setTimeout(() => operation.controller.abort(reason), 5);
        }
        return length;
      };
      await expect(operation.run(definition)).rejects.toBe(reason);
      // What was sent may be carried out late; the engine waits before it looks again.
      const gone = await pollUntil(
        async () => {
          await operation.undo(definition);
          const after = await vendors.snapshot();
          return isDeepStrictEqual(after, before) || undefined;
        },
        { timeout: 10_000, signal: new AbortController().signal },
      );
      expect(gone).toBe(true);
    },
  );

  it('makes several at once that do not disturb each other', async () => {
    const before = await vendors.snapshot();
    const operations = Array.from({ length: 4 }, () => operationOf());
    await Promise.all(operations.map(each => each.run(definition)));
    for (const operation of operations) {
      expect(await wholeness(operation)).toEqual(whole);
    }
    await Promise.all(operations.map(each => each.undo(definition)));
    expect(await vendors.snapshot()).toEqual(before);
  });
});
