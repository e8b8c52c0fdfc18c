import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  scaffolderApiRef,
  type ScaffolderApi,
} from '@backstage/plugin-scaffolder-react';
import { goldenPathApiRef, type GoldenPathApi } from '../src';
import { component, platform } from '../src/__testUtils__/examples';
import { template } from '../src/__testUtils__/template';
import { exampleOperations } from './exampleOperations';

const after = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** `taken` is taken, `outage` cannot be looked up, anything else is free. */
const goldenPathApi: GoldenPathApi = {
  platform: async () => platform,
  checkName: async name => {
    await after(600);
    if (name === 'outage') {
      throw new Error('GitLab does not answer. Try again in a minute.');
    }
    const clashes =
      name === 'taken'
        ? [
            {
              system: 'gitlab' as const,
              message: 'the GitLab project apps/taken exists',
              url: 'http://localhost:7100/apps/taken',
            },
            {
              system: 'argocd' as const,
              message: 'the Argo CD application taken-dev exists',
              url: 'http://localhost:7101/applications/taken-dev',
            },
            {
              system: 'catalog' as const,
              message: 'component:default/taken is in the catalog',
            },
          ]
        : [];
    return { name, available: !clashes.length, problems: [], clashes };
  },
  checkHost: async host => {
    await after(600);
    const clashes = host.startsWith('taken.')
      ? [
          {
            host,
            system: 'workloads' as const,
            message: `the host ${host} belongs to rental (production)`,
          },
        ]
      : [];
    return { host, available: !clashes.length, problems: [], clashes };
  },
  ...exampleOperations,
};

const scaffolderApi: Partial<ScaffolderApi> = {
  getTemplateParameterSchema: async () => template,
};

const guest = 'user:default/guest';

const entities = [
  component('shop', 'The shop', guest),
  component('car-search', 'Car search', guest),
  component('pricing', 'A service with a long title that must wrap', guest),
];

/** Extensions that stand in for servers, by the plugin whose API they replace. */
export const exampleApis = [
  [
    'golden-path',
    [
      ApiBlueprint.make({
        params: define =>
          define({
            api: goldenPathApiRef,
            deps: {},
            factory: () => goldenPathApi,
          }),
      }),
    ],
  ],
  [
    'catalog',
    [
      ApiBlueprint.make({
        params: define =>
          define({
            api: catalogApiRef,
            deps: {},
            factory: () => catalogApiMock({ entities }),
          }),
      }),
    ],
  ],
  [
    'scaffolder',
    [
      ApiBlueprint.make({
        params: define =>
          define({
            api: scaffolderApiRef,
            deps: {},
            factory: () => scaffolderApi as ScaffolderApi,
          }),
      }),
    ],
  ],
  [
    'app',
    [
      ApiBlueprint.make({
        name: 'permission',
        params: define =>
          define({
            api: permissionApiRef,
            deps: {},
            factory: () => ({
              authorize: async () => ({ result: AuthorizeResult.ALLOW }),
            }),
          }),
      }),
    ],
  ],
] as const;
