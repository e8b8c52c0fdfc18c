import { generateService } from '@cloudforge/plugin-golden-path-common';
import {
  anyPlatformSpec,
  anyServiceSpecOn,
  examplePlatform,
  exampleService,
} from '@cloudforge/plugin-golden-path-common/testing';
import fc from 'fast-check';
import { schemaProblems } from './schemaProblems';
import { validateService } from './validateService';

describe('validateService', () => {
  it('looks at every object of every environment', async () => {
    await expect(
      validateService(generateService(exampleService(), examplePlatform())),
    ).resolves.toBeGreaterThan(40);
  });

  it('has nothing against any service on any platform', async () => {
    const anyService = anyPlatformSpec().chain(platform =>
      anyServiceSpecOn(platform).map(spec => generateService(spec, platform)),
    );
    for (const service of fc.sample(anyService, 100)) {
      await expect(validateService(service)).resolves.toBeGreaterThan(10);
    }
  }, 60_000);

  it('lets nothing through that refers to what is not allowed', async () => {
    const platform = { ...examplePlatform(), registry: 'quay.io/other' };
    const service = generateService(exampleService(), platform);
    await expect(validateService(service)).rejects.toThrow(
      /dev: Deployment\/shop: the image quay\.io\/other\/shop:unbuilt is from no allowed registry/,
    );
  });
});

describe('schemaProblems', () => {
  const metadata = { name: 'shop' };

  it.each([
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: 'no' } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: {} },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata,
      spec: { endpoints: 1 },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
      spec: { data: 'no' },
    },
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata },
  ])('has something against a wrong $kind', async object => {
    await expect(schemaProblems(object)).resolves.toHaveLength(1);
  });

  it('does not take a kind that it does not know for right', async () => {
    await expect(
      schemaProblems({ apiVersion: 'v1', kind: 'Other', metadata }),
    ).rejects.toThrow();
  });
});
