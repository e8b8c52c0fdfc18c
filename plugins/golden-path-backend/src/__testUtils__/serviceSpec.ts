import type { ServiceSpec } from '@cloudforge/plugin-golden-path-common';

export function serviceSpec(overrides: Partial<ServiceSpec> = {}): ServiceSpec {
  return {
    apiVersion: 'cloudforge.io/v1',
    kind: 'Service',
    name: 'shop',
    title: 'Shop',
    description: 'Sells "things": #1 for ${{ everybody }} 🎉\nand more',
    owner: 'group:default/team-rental',
    language: 'node',
    port: 8080,
    exposure: 'public',
    environments: [
      {
        name: 'dev',
        replicas: { min: 1, max: 2 },
        cpu: '100m',
        memory: '128Mi',
      },
    ],
    env: {},
    costCenter: 'cc-1',
    tags: [],
    ...overrides,
  };
}
