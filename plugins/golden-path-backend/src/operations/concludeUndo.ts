import { Claimed } from '../database/OperationStore';
import { concludeStuck, concludeUndone } from '../database/outcomes';

/** How many effects an undo has left in each state. */
interface Counts {
  undone: number;
  kept: number;
  failed: number;
}

/** Ends an undo by what became of the effects; `againDelaysMs` are the waits until it is tried again by itself. */
export async function concludeUndo(
  { journal, operation: { undoRuns } }: Claimed,
  againDelaysMs: readonly number[],
): Promise<'undone' | 'stuck'> {
  const states = (await journal.effects()).map(({ state }) => state);
  const undone = states.filter(state => state === 'undone').length;
  const kept = states.filter(state => state === 'kept').length;
  // What an earlier stage made stays when a later one could not be undone.
  const failed = states.length - undone - kept;
  const counts = { undone, kept, failed };
  if (failed + kept === 0) {
    const message =
      undone > 0
        ? 'Everything that was made has been undone; nothing is left'
        : 'Nothing had been made, so nothing is left';
    await concludeUndone(journal, { level: 'info', message });
    return 'undone';
  }
  // What somebody else has changed does not change back by itself.
  const againAfterMs = failed > 0 ? againDelaysMs[undoRuns] : undefined;
  await concludeStuck(journal, {
    // What is kept is somebody else's by now and holds the name by itself.
    releaseName: failed === 0,
    undoRuns: undoRuns + 1,
    againAfterMs,
    notify: undoRuns === 0 || againAfterMs === undefined,
    event: { level: 'error', message: describeLeft(counts, againAfterMs) },
  });
  return 'stuck';
}

function describeLeft(
  { undone, kept, failed }: Counts,
  againAfterMs?: number,
): string {
  return [
    againAfterMs === undefined
      ? 'A person has to look'
      : `Trying again in ${Math.ceil(againAfterMs / 60_000)} min`,
    kept > 0 && `${kept} kept because somebody else has changed it`,
    failed > 0 && `${failed} could not be undone`,
    undone > 0 && `${undone} undone`,
  ]
    .filter(Boolean)
    .join('; ');
}
