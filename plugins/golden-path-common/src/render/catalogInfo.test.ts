import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { platform, shop } from '../__testUtils__/example';
import { anyRendered, RUNS } from '../__testUtils__/rendered';
import { anyText } from '../testing';
import { catalogEntitiesOf } from './catalogInfo';
import { renderService } from './renderService';

/** What the catalog itself asks of an entity before it takes it. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

function read(text: string) {
  return parseAllDocuments(text).map(document => document.toJS());
}

describe('catalogInfo', () => {
  it('is an entity that the catalog takes, for any service', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRendered(),
        async ({ spec, platform: of, rendered }) => {
          const entities = read(rendered.app['catalog-info.yaml']);
          expect(entities).toEqual(catalogEntitiesOf(spec, of));
          const [component, api] = entities;
          await expect(policy.enforce(component)).resolves.toBeDefined();
          await expect(policy.enforce(api)).resolves.toBeDefined();
          await expect(
            componentEntityV1alpha1Validator.check(component),
          ).resolves.toBe(true);
          // The catalog puts the text of the file in place before it checks.
          const resolved = { ...api, spec: { ...api.spec, definition: '{}' } };
          await expect(
            apiEntityV1alpha1Validator.check(resolved),
          ).resolves.toBe(true);
        },
      ),
      RUNS,
    );
  }, 60_000);

  it('brings back a description of 10,000 characters', () => {
    const long = anyText(2_000).map(text =>
      [...text.repeat(10_000)].slice(0, 10_000).join(''),
    );
    fc.assert(
      fc.property(long, description => {
        const { app } = renderService({ ...shop, description }, platform);
        expect(read(app['catalog-info.yaml'])[0].metadata.description).toBe(
          description,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('links everything that belongs to the service', () => {
    const [{ metadata, spec }, api] = catalogEntitiesOf(shop, platform);
    expect(metadata).toEqual({
      name: 'shop',
      title: 'Shop',
      description: shop.description,
      labels: { 'cloudforge.io/cost-center': '4711' },
      tags: ['shop'],
      annotations: {
        'backstage.io/techdocs-ref': 'dir:.',
        'backstage.io/kubernetes-id': 'shop',
        'backstage.io/kubernetes-label-selector': 'app.kubernetes.io/name=shop',
        'gitlab.com/project-slug': 'apps/shop',
        'gitlab.com/instance': 'gitlab.example.com',
        'argocd/app-selector': 'cloudforge.io/service=shop',
        'argocd/project-name': 'shop',
        'argocd/instance-name': 'main',
        'grafana/dashboard-selector':
          "(tags @> 'cloudforge') && (tags @> 'shop')",
        'grafana/alert-label-selector': 'service=shop',
        'cloudforge.io/gitops-repository':
          'https://gitlab.example.com/gitops/shop',
        'cloudforge.io/workloads-directory': 'workloads/shop',
      },
      links: [
        ['https://gitlab.example.com/apps/shop', 'Source', 'code'],
        ['https://gitlab.example.com/gitops/shop', 'GitOps repository', 'code'],
        [
          'https://gitlab.example.com/apps/shop/-/pipelines',
          'Pipelines',
          'dashboard',
        ],
        [
          'https://argocd.example.com/applications/argocd/shop-dev',
          'Argo CD: dev',
          'dashboard',
        ],
        [
          'https://grafana.example.com/d/shop-dev',
          'Dashboard: dev',
          'dashboard',
        ],
        ['https://shop-dev.apps.example.com', 'dev', 'web'],
        [
          'https://argocd.example.com/applications/argocd/shop-production',
          'Argo CD: production',
          'dashboard',
        ],
        [
          'https://grafana.example.com/d/shop-production',
          'Dashboard: production',
          'dashboard',
        ],
        ['https://shop.apps.example.com', 'production', 'web'],
      ].map(([url, title, icon]) => ({ url, title, icon })),
    });
    expect(spec).toEqual({
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/team-rental',
      system: 'rental',
      providesApis: ['shop'],
    });
    expect(api).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: 'shop',
        title: 'Shop',
        description: 'What shop offers over HTTP',
      },
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'group:default/team-rental',
        system: 'rental',
        definition: { $text: './openapi.json' },
      },
    });
  });
});
