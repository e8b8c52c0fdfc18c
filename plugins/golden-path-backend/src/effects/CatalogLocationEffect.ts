import type { Effect, EffectContext } from '../operations/Effect';
import {
  type CatalogEntity,
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
/**
 * Milliseconds in which the entities of a removed location may still appear: the
 * catalog takes up what it has just read within a second.
 */
const LATEST_APPEARANCE = 3_000;

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
      const shown = await entitiesOf(catalog, args, context);
      // More than one only when an answer was lost; the file is ours, so are all that read it.
      for (const id of await catalog.findLocations(args.url, context)) {
        await catalog.removeLocation(id, context);
      }
      const isShown = shown.length === args.entityRefs.length;
      const absentFor = isShown ? 0 : LATEST_APPEARANCE;
      await untilAbsent(catalog, args, { ...context, absentFor });
      return { state: 'undone' };
    },
  };
}

async function entitiesOf(
  catalog: CatalogRegistry,
  { url, entityRefs }: CatalogLocationArgs,
  context: EffectContext,
): Promise<CatalogEntity[]> {
  const found = await catalog.entities(entityRefs, context);
  return found.filter(({ origin }) => origin === url);
}

/**
 * A location that is removed while the catalog reads its file for the first
 * time leaves the entities behind, which then appear and belong to nothing.
 */
async function untilAbsent(
  catalog: CatalogRegistry,
  args: CatalogLocationArgs,
  { absentFor, ...context }: EffectContext & { absentFor: number },
): Promise<void> {
  let absentSince = performance.now();
  const gone = await pollUntil(
    async () => {
      const left = await entitiesOf(catalog, args, context);
      for (const { uid } of left) {
        await catalog.removeEntity(uid, context);
        absentSince = performance.now();
      }
      const isOver = performance.now() - absentSince >= absentFor;
      return (left.length === 0 && isOver) || undefined;
    },
    { timeout: REMOVAL_TIMEOUT, signal: context.signal },
  );
  if (!gone) {
    throw new VendorUnavailableError(
      `The catalog still has ${args.entityRefs.join(', ')} ${
        REMOVAL_TIMEOUT / 1000
      } s after its location was removed`,
      false,
    );
  }
}
