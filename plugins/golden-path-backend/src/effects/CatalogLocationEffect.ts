import type { Effect, EffectContext } from '../operations/Effect';
import {
  type CatalogRegistry,
  VendorUnavailableError,
  pollUntil,
} from '../vendors';
import { createOnce } from './createOnce';

export type CatalogLocationArgs = {
  /** Page of `catalog-info.yaml` in the repository. */
  url: string;
  /** Entities that the file holds. */
  entityRefs: string[];
};

export type CatalogLocationResult = { locationId: string };

export type CatalogLocationEffect = Effect<
  CatalogLocationArgs,
  CatalogLocationResult
>;

/** Milliseconds that the catalog may take to drop the entities of a location. */
const REMOVAL_TIMEOUT = 20_000;

/** A location in the catalog: the entities come with it and go with it. */
export function catalogLocationEffect(
  catalog: CatalogRegistry,
): CatalogLocationEffect {
  return {
    type: 'catalog-location',
    title: ({ entityRefs }) => `catalog entity ${entityRefs.join(', ')}`,

    async apply({ url }, context) {
      const locationId = await createOnce({
        signal: context.signal,
        find: async () => (await catalog.findLocations(url, context)).at(0),
        create: () => catalog.addLocation(url, context),
      });
      return { locationId };
    },

    async undo(args, _result, context) {
      // More than one only when an answer was lost; the file is ours, so are all that read it.
      for (const id of await catalog.findLocations(args.url, context)) {
        await catalog.removeLocation(id, context);
      }
      await awaitAbsence(catalog, args, context);
      return { state: 'undone' };
    },
  };
}

async function awaitAbsence(
  catalog: CatalogRegistry,
  { url, entityRefs }: CatalogLocationArgs,
  context: EffectContext,
): Promise<void> {
  const gone = await pollUntil(
    async () => {
      const left = await catalog.entities(entityRefs, context);
      return left.some(({ origin }) => origin === url) ? undefined : true;
    },
    { timeout: REMOVAL_TIMEOUT, signal: context.signal },
  );
  if (!gone) {
    throw new VendorUnavailableError(
      `The catalog still has ${entityRefs.join(', ')} ${
        REMOVAL_TIMEOUT / 1000
      } s after its location was removed`,
      false,
    );
  }
}
