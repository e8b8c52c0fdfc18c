import type { StageContext } from '../operations/Effect';
import { type CatalogRegistry, pollUntil } from '../vendors';

/** Milliseconds; the catalog looks for new locations every second, so this is late enough to ask why. */
const USUAL_TIME = 3_000;
/** Milliseconds more that a busy catalog is waited for. */
const PATIENCE = 17_000;

/**
 * Waits until the catalog shows all entities of a file, since people follow
 * their links at once. Throws when it never will, because it cannot read the file or does not
 * accept it; that it is busy is no reason to undo everything.
 */
export async function awaitEntities(
  catalog: CatalogRegistry,
  context: StageContext,
  { entityRefs, url }: { entityRefs: string[]; url: string },
): Promise<void> {
  const look = async () => {
    const found = await catalog.entities(entityRefs, context);
    const ours = found.filter(({ origin }) => origin === url);
    return ours.length === entityRefs.length || undefined;
  };
  const { signal } = context;
  let shown = await pollUntil(look, { timeout: USUAL_TIME, signal });
  if (!shown) {
    await catalog.tryLocation(url, context);
    shown = await pollUntil(look, { timeout: PATIENCE, signal });
  }
  const names = entityRefs.join(' and ');
  await (shown
    ? context.log(`The catalog shows ${names}`)
    : context.log(
        `The catalog does not show ${names} yet; its file was registered, so they will appear`,
        'warn',
      ));
}
