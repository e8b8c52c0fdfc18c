import { TestOperation } from '../__testUtils__/TestOperation';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import { createServiceDefinition } from './createServiceDefinition';

jest.setTimeout(60_000);

describe('when GitLab lets the user create no more projects today', () => {
  let vendors: Vendors;

  beforeAll(async () => {
    vendors = await startVendors();
  });
  afterAll(() => vendors.close());

  it.each([0, 1])(
    'after %i: says so at once, and nothing is left',
    async perDay => {
      const { gitlabSandbox, platform } = vendors;
      const definition = createServiceDefinition({
        ...vendors,
        registrationTimeout: 20_000,
      });
      const before = await vendors.snapshot();
      const spec = serviceSpec();
      const operation = new TestOperation(
        spec,
        sourceOfService(spec, platform),
      );
      gitlabSandbox.setProjectsPerDay(perDay);
      const failure = await operation.run(definition).catch(error => error);
      gitlabSandbox.setProjectsPerDay(undefined);
      expect(failure.message).toMatch(
        /^Could not create the project (apps|gitops)\/shop: .*only so many projects a day, counted from 00:00 UTC: 200, .* No project was created by this call\. Try again later, at \d{4}-\d\d-\d\d \d\d:\d\d UTC at the latest\./,
      );
      await operation.undo(definition);
      expect(await vendors.snapshot()).toEqual(before);
    },
  );
});
