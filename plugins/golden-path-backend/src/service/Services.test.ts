import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { examplePlatform } from '@cloudforge/plugin-golden-path-common/testing';
import { catalogFileUrl } from '../createService';
import { CatalogRegistry } from '../vendors';
import { Services } from './Services';

const platform = examplePlatform();
const owner = 'group:default/team-rental';
const { signal } = new AbortController();

function component(name: string, overrides: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-origin-location': `url:${catalogFileUrl(
          name,
          platform,
        )}`,
      },
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
    ...overrides,
  };
}

const servicesOf = (entities: Entity[]) =>
  new Services({
    platform,
    catalog: CatalogRegistry.create({
      catalog: catalogServiceMock({ entities }),
      auth: mockServices.auth(),
      requestTimeout: 5_000,
    }),
  });

describe('Services', () => {
  it('lists all of them, however many pages the catalog makes of them', async () => {
    const names = Array.from({ length: 450 }, (_, n) => `shop-${1000 + n}`);
    const found = await servicesOf(names.map(name => component(name))).list({
      signal,
    });
    expect(found).toEqual(names.map(name => ({ name, owner })));
  });

  it.each([
    [
      'comes from another repository',
      component('shop', {
        metadata: { ...component('cart').metadata, name: 'shop' },
      }),
    ],
    [
      'is in another namespace',
      component('shop', {
        metadata: { ...component('shop').metadata, namespace: 'other' },
      }),
    ],
    ['is no component', component('shop', { kind: 'API' })],
    ['has no owner', component('shop', { relations: [] })],
  ])('takes for none what %s', async (_, entity) => {
    const services = servicesOf([entity]);
    expect(await services.list({ signal })).not.toContainEqual(
      expect.objectContaining({ name: 'shop' }),
    );
    await expect(services.get('shop', { signal })).rejects.toThrow(
      'no service shop that the golden path made',
    );
  });
});
