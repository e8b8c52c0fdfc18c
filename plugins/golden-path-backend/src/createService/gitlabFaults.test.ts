import type { OperationStage } from '@cloudforge/plugin-golden-path-common';
import type { Fault } from '@cloudforge/sandbox';
import { TestOperation } from '../__testUtils__/TestOperation';
import { registeredBy, registrations } from '../__testUtils__/registeredBy';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import { vendorFaults } from '../__testUtils__/vendorFaults';
import type { OperationDefinition } from '../operations/Effect';
import { createServiceDefinition } from './createServiceDefinition';

jest.setTimeout(60_000);

interface Call extends Pick<Fault, 'method' | 'path'> {
  /** Where the call is made; later stages are left out. */
  stage: OperationStage;
}

const calls: Record<string, Call> = {
  'creating a project': {
    method: 'POST',
    path: /^\/api\/v4\/projects$/,
    stage: 'projects',
  },
  'protecting a branch': {
    method: 'POST',
    path: /\/protected_branches$/,
    stage: 'projects',
  },
  'the first commit': {
    method: 'POST',
    path: /\/projects\/\d+\/repository\/commits$/,
    stage: 'push',
  },
  'minting the token': {
    method: 'POST',
    path: /\/access_tokens$/,
    stage: 'access',
  },
  'storing the variable': {
    method: 'POST',
    path: /\/variables$/,
    stage: 'access',
  },
  'the entry in the register': {
    method: 'POST',
    path: /workloads\/repository\/commits$/,
    stage: 'workloads',
  },
};

const matrix = Object.entries(calls).flatMap(([call, { stage, ...where }]) =>
  Object.entries(vendorFaults).map(
    ([name, { passing, ...what }]) =>
      [call, name, { stage, passing, fault: { ...where, ...what } }] as const,
  ),
);

describe.each(registrations)('when GitLab fails, by %s', mode => {
  let vendors: Vendors;
  let definition: OperationDefinition;
  let count = 0;

  beforeAll(async () => {
    vendors = await startVendors({ requestTimeout: 4_000 });
    definition = createServiceDefinition({
      ...vendors,
      platform: registeredBy(mode, vendors.platform),
      registrationTimeout: 20_000,
    });
  });
  afterAll(() => vendors.close());

  function operationOf() {
    count += 1;
    const spec = serviceSpec({ name: `shop${count}` });
    return new TestOperation(spec, sourceOfService(spec, vendors.platform));
  }

  // Up to the register, nothing asks for the mode.
  it.each(
    matrix.filter(([, , { stage }]) => mode === 'git' || stage === 'workloads'),
  )(
    '%s, %s: the service is whole or absent',
    async (_call, _name, { stage, passing, fault }) => {
      const { faults } = vendors.gitlabSandbox;
      const before = await vendors.snapshot();
      const operation = operationOf();
      faults.add({ ...fault, times: 1 });
      const failure = await operation
        .run(definition, stage)
        .catch(error => error);
      expect(faults.list()).toEqual([]);
      // What is refused may still come out well, as a look shows that it is there.
      expect(failure === undefined || !passing).toBe(true);
      expect(String(failure ?? 'Could not … GitLab')).toMatch(
        /Could not .*GitLab/,
      );
      expect(String(failure)).not.toContain(vendors.gitlabSandbox.adminToken);
      const made = operation.journal.filter(({ result }) => result).length;
      expect(failure !== undefined || made === operation.journal.length).toBe(
        true,
      );
      await operation.undo(definition);
      expect(await vendors.snapshot()).toEqual(before);
    },
  );

  it.each(Object.entries(vendorFaults))(
    'every first call of an undo, %s: repeating it leaves nothing',
    async (_name, { passing: _, ...fault }) => {
      const { faults } = vendors.gitlabSandbox;
      const before = await vendors.snapshot();
      const operation = operationOf();
      await operation.run(definition, 'access');
      for (const method of ['GET', 'PUT', 'DELETE']) {
        faults.add({
          ...fault,
          method,
          path: /^\/api\/v4\/projects/,
          times: 1,
        });
      }
      for (let attempt = 0; attempt < 4; attempt++) {
        await operation.undo(definition).catch(() => undefined);
      }
      expect(faults.list()).toEqual([]);
      await operation.undo(definition);
      expect(await vendors.snapshot()).toEqual(before);
    },
  );
});
