import type { StageContext } from '../operations/Effect';
import { type CatalogRegistry, pollUntil } from '../vendors';

/** Milliseconds; the catalog looks for new locations every second, so this is late enough to ask why. */
const USUAL_TIME = 3_000;
/** Milliseconds more that a busy catalog is waited for. */
const PATIENCE = 17_000;

/**
 * Waits until the catalog shows the entity, since people follow the link at
 * once. Throws when it never will, because it cannot read the file or does not
 * accept it; that it is busy is no reason to undo everything.
 */
export async function awaitEntity(
  catalog: CatalogRegistry,
  context: StageContext,
  { entityRef, url }: { entityRef: string; url: string },
): Promise<void> {
  const look = async () => {
    const [entity] = await catalog.entities([entityRef], context);
    return entity?.origin === url || undefined;
  };
  const { signal } = context;
  let shown = await pollUntil(look, { timeout: USUAL_TIME, signal });
  if (!shown) {
    await catalog.tryLocation(url, context);
    shown = await pollUntil(look, { timeout: PATIENCE, signal });
  }
  await (shown
    ? context.log(`The catalog shows ${entityRef}`)
    : context.log(
        `The catalog does not show ${entityRef} yet; it was registered and will appear`,
        'warn',
      ));
}
