import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { randomUUID } from 'node:crypto';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import type { EffectContext } from '../operations/Effect';
import { CatalogRegistry, pollUntil } from '../vendors';
import { catalogLocationEffect } from './CatalogLocationEffect';

jest.setTimeout(60_000);

/** Brings entities into the catalog that no location of ours stands behind. */
function entityProvider() {
  let connection: EntityProviderConnection | undefined;
  return {
    module: createBackendModule({
      pluginId: 'catalog',
      moduleId: 'late',
      register(env) {
        env.registerInit({
          deps: { processing: catalogProcessingExtensionPoint },
          async init({ processing }) {
            processing.addEntityProvider({
              getProviderName: () => 'late',
              connect: async made => {
                connection = made;
              },
            });
          },
        });
      },
    }),
    add: (entity: Entity) =>
      connection?.applyMutation({
        type: 'delta',
        added: [{ entity, locationKey: 'late' }],
        removed: [],
      }),
  };
}

describe('catalog-location', () => {
  const provider = entityProvider();
  let vendors: Vendors;
  let count = 0;

  beforeAll(async () => {
    vendors = await startVendors({ catalogModules: [provider.module] });
  });
  afterAll(() => vendors.close());

  const context: EffectContext = {
    operationId: randomUUID(),
    signal: new AbortController().signal,
    log: async () => undefined,
  };

  /** Puts a catalog file into the register, which every test shares. */
  async function setUp(yaml?: (name: string) => string) {
    count += 1;
    const name = `thing${count}`;
    const path = `catalog/${name}.yaml`;
    const content =
      yaml?.(name) ??
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name },
        spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
      });
    await vendors.gitlab.repositories.commit(
      'platform/workloads',
      {
        branch: 'main',
        message: `Add ${name}`,
        actions: [
          {
            action: 'create',
            path,
            content: Buffer.from(content),
            executable: false,
          },
        ],
      },
      context,
    );
    const url = `${vendors.gitlabSandbox.url}/platform/workloads/-/blob/main/${path}`;
    return { args: { url, entityRefs: [`component:default/${name}`] } };
  }

  const entities = (refs: string[]) => vendors.catalog.entities(refs, context);
  const appear = (refs: string[]) =>
    pollUntil(
      async () => ((await entities(refs)).length > 0 ? true : undefined),
      { timeout: 20_000, signal: context.signal },
    );

  it('brings the entity, and takes it away at once', async () => {
    const { args } = await setUp();
    const effect = catalogLocationEffect(vendors.catalog);
    const result = await effect.apply(args, context);
    expect(await effect.apply(args, context)).toEqual(result);
    expect(await vendors.catalog.findLocations(args.url, context)).toEqual([
      result.locationId,
    ]);
    expect(await appear(args.entityRefs)).toBe(true);
    expect(await entities(args.entityRefs)).toEqual([
      {
        entityRef: args.entityRefs[0],
        uid: expect.any(String),
        origin: args.url,
        owner: 'group:default/team-a',
      },
    ]);
    for (const known of [result, undefined]) {
      await expect(effect.undo(args, known, context)).resolves.toEqual({
        state: 'undone',
      });
      expect(await entities(args.entityRefs)).toEqual([]);
      expect(await vendors.catalog.findLocations(args.url, context)).toEqual(
        [],
      );
    }
  });

  /** A catalog that shows the entity as soon as it has been looked for in vain. */
  function behind(entity: Entity, entityRefs: string[]): CatalogRegistry {
    let looks = 0;
    return Object.assign(Object.create(vendors.catalog), {
      entities: async (...asked: Parameters<CatalogRegistry['entities']>) => {
        const found = await vendors.catalog.entities(...asked);
        looks += 1;
        if (looks === 1) {
          await provider.add(entity);
          expect(await appear(entityRefs)).toBe(true);
        }
        return found;
      },
    });
  }

  it('takes away what appears when it was not there before its location was removed', async () => {
    const { args } = await setUp();
    const [entityRef] = args.entityRefs;
    const catalog = behind(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: entityRef.slice(entityRef.indexOf('/') + 1),
          annotations: {
            'backstage.io/managed-by-location': `url:${args.url}`,
            'backstage.io/managed-by-origin-location': `url:${args.url}`,
          },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
      },
      args.entityRefs,
    );
    await expect(
      catalogLocationEffect(catalog).undo(args, undefined, context),
    ).resolves.toEqual({ state: 'undone' });
    expect(await entities(args.entityRefs)).toEqual([]);
  });

  it('leaves alone an entity of that name that came from elsewhere', async () => {
    const first = await setUp();
    const effect = catalogLocationEffect(vendors.catalog);
    await effect.apply(first.args, context);
    await appear(first.args.entityRefs);
    const second = {
      ...(await setUp()).args,
      entityRefs: first.args.entityRefs,
    };
    const result = await effect.apply(second, context);
    await effect.undo(second, result, context);
    expect(await entities(first.args.entityRefs)).toHaveLength(1);
  });

  it.each([
    [
      'a kind that is not allowed',
      'kind: Group\nspec: { type: team, children: [] }',
    ],
    ['no entity', 'hello: world'],
  ])('says what is wrong with a file that holds %s', async (_, rest) => {
    const { args } = await setUp(
      name =>
        `apiVersion: backstage.io/v1alpha1\nmetadata: { name: ${name} }\n${rest}\n`,
    );
    const error = await vendors.catalog
      .tryLocation(args.url, context)
      .catch(thrown => thrown);
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /^Could not read .* in the catalog: it refused/,
    );
  });

  it('gives up on a catalog that does not answer, and says so', async () => {
    const registry = CatalogRegistry.create({
      catalog: new Proxy({} as never, {
        get: () => () => new Promise(() => undefined),
      }),
      auth: { getOwnServiceCredentials: async () => ({}) } as never,
      requestTimeout: 20,
    });
    const error = await registry
      .findLocations('https://gitlab.example.com/x', context)
      .catch(thrown => thrown);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('no answer within 0.02 s');
  });
});
