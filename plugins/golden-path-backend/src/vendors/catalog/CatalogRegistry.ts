import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { CallOptions } from '../http';
import { catalogError } from './catalogError';
import { withinTime } from './withinTime';

export interface CatalogEntity {
  entityRef: string;
  /** The catalog's own id: another entity by that name has another one. */
  uid: string;
  /** The URL of the location that it comes from. */
  origin?: string;
  /** Entity reference. */
  owner?: string;
}

export interface CatalogRegistryOptions {
  catalog: CatalogService;
  auth: AuthService;
  /** Milliseconds that one call may take. */
  requestTimeout: number;
}

/** Entities in one answer. */
const PAGE = 200;

/** What is read of an entity where many are. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.annotations',
  'relations',
];

/** The catalog's locations and entities, read and changed with the plugin's own credentials. */
export class CatalogRegistry {
  static create(options: CatalogRegistryOptions): CatalogRegistry {
    return new CatalogRegistry(options);
  }

  private constructor(private readonly options: CatalogRegistryOptions) {}

  /** The ids of the locations that read `url`. */
  async findLocations(url: string, call: CallOptions): Promise<string[]> {
    const { items } = await this.call(
      `look for the location ${url}`,
      call,
      (catalog, own) =>
        catalog.queryLocations({ query: { type: 'url', target: url } }, own),
    );
    return items.map(location => location.id);
  }

  /** Reads and checks what is at `url` without keeping it; throws what is wrong with it. */
  async tryLocation(url: string, call: CallOptions): Promise<void> {
    await this.call(`read ${url}`, call, (catalog, own) =>
      catalog.addLocation({ type: 'url', target: url, dryRun: true }, own),
    );
  }

  /** One that is there already is read again instead. */
  async addLocation(url: string, call: CallOptions): Promise<string> {
    const { location } = await this.call(
      `register ${url}`,
      call,
      (catalog, own) =>
        catalog.addLocation(
          { type: 'url', target: url, onConflict: 'refresh' },
          own,
        ),
    );
    return location.id;
  }

  /** Removes the location and the entities that came from it; fine when it is gone. */
  async removeLocation(id: string, call: CallOptions): Promise<void> {
    await this.call(`remove the location ${id}`, call, async (catalog, own) => {
      if (await catalog.getLocationById(id, own)) {
        await catalog.removeLocationById(id, own);
      }
    });
  }

  /** Which of these entities the catalog has, and the URL whose location brought each. */
  async entities(
    entityRefs: string[],
    call: CallOptions,
  ): Promise<CatalogEntity[]> {
    const { items } = await this.call(
      `look for ${entityRefs.join(', ')}`,
      call,
      (catalog, own) => catalog.getEntitiesByRefs({ entityRefs }, own),
    );
    return entityRefs.flatMap((entityRef, index) => {
      const entity = items[index];
      return entity ? [{ ...toEntity(entity), entityRef }] : [];
    });
  }

  /** Removes an entity whose location is gone already. */
  async removeEntity(uid: string, call: CallOptions): Promise<void> {
    await this.call(`remove the entity ${uid}`, call, (catalog, own) =>
      catalog.removeEntityByUid(uid, own),
    );
  }

  /** All components. */
  async components(call: CallOptions): Promise<CatalogEntity[]> {
    const found: CatalogEntity[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor
        ? { cursor, fields: FIELDS }
        : { filter: { kind: 'component' }, fields: FIELDS, limit: PAGE };
      const { items, pageInfo } = await this.call(
        'list the components',
        call,
        (catalog, own) => catalog.queryEntities(query, own),
      );
      found.push(...items.map(toEntity));
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return found;
  }

  private async call<T>(
    what: string,
    { signal }: CallOptions,
    make: (
      catalog: CatalogService,
      own: CatalogServiceRequestOptions,
    ) => Promise<T>,
  ): Promise<T> {
    const { catalog, auth, requestTimeout } = this.options;
    signal.throwIfAborted();
    try {
      const credentials = await auth.getOwnServiceCredentials();
      return await withinTime(
        make(catalog, { credentials }),
        requestTimeout,
        signal,
      );
    } catch (error) {
      signal.throwIfAborted();
      throw catalogError(error, what);
    }
  }
}

function toEntity(entity: Entity): CatalogEntity {
  return {
    entityRef: stringifyEntityRef(entity),
    uid: entity.metadata.uid ?? '',
    origin: originOf(entity),
    owner: entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
      ?.targetRef,
  };
}

function originOf({ metadata }: Entity): string | undefined {
  return metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]?.replace(
    /^url:/,
    '',
  );
}
