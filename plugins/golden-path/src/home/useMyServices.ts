import {
  ANNOTATION_SOURCE_LOCATION,
  RELATION_OWNED_BY,
  getEntitySourceLocation,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** What the home page shows at once; the catalog has the rest. */
const LIMIT = 20;

/** A component that one of the person's groups owns. */
export interface MyService {
  entityRef: string;
  name: string;
  title?: string;
  ownerRefs: string[];
  repositories: { title: string; url: string }[];
}

/** Components owned by the person or by a group of theirs, by name. */
export function useMyServices() {
  const identityApi = useApi(identityApiRef);
  const catalogApi = useApi(catalogApiRef);

  return useAsyncRetry(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    // An empty list would not filter at all.
    if (ownershipEntityRefs.length === 0) {
      return { services: [], total: 0 };
    }
    const { items, totalItems } = await catalogApi.queryEntities({
      filter: {
        kind: 'component',
        [`relations.${RELATION_OWNED_BY}`]: ownershipEntityRefs,
      },
      fields: [
        'kind',
        'metadata.namespace',
        'metadata.name',
        'metadata.title',
        'metadata.annotations',
        'metadata.links',
        'relations',
      ],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: LIMIT,
    });
    return { services: items.map(toService), total: totalItems };
  }, [identityApi, catalogApi]);
}

function toService(entity: Entity): MyService {
  return {
    entityRef: stringifyEntityRef(entity),
    name: entity.metadata.name,
    title: entity.metadata.title,
    ownerRefs: (entity.relations ?? [])
      .filter(relation => relation.type === RELATION_OWNED_BY)
      .map(relation => relation.targetRef),
    repositories: repositories(entity),
  };
}

/**
 * What the golden path links with the icon `code`: both repositories. Any other
 * component has at most the place that it was read from.
 */
function repositories(entity: Entity): MyService['repositories'] {
  const { links = [], annotations } = entity.metadata;
  const linked = links.filter(link => link.icon === 'code');
  if (linked.length || !annotations?.[ANNOTATION_SOURCE_LOCATION]) {
    return linked.map(({ title, url }) => ({ title: title ?? url, url }));
  }
  const { type, target } = getEntitySourceLocation(entity);
  return type === 'url' ? [{ title: 'Source', url: target }] : [];
}
