const MINUTE = 60_000;

/** Between the attempts to undo one effect: outlasts a hiccup of a vendor, not an outage. */
export const UNDO_RETRY_DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** After that, until the whole undo is tried again: often while people wait, then rarely. */
const FIRST_MINUTES = [1, 2, 5, 10, 15];
const EVERY_MINUTES = 30;
const FOR_MINUTES = 3 * 24 * 60;

/**
 * Waits until an undo that left something is tried again by itself, three days
 * in all. Another `firstMs` than a minute stretches or shrinks all of them.
 */
export function undoAgainDelays(firstMs: number = MINUTE): readonly number[] {
  const first = FIRST_MINUTES.reduce((sum, minutes) => sum + minutes, 0);
  const further = Math.floor((FOR_MINUTES - first) / EVERY_MINUTES);
  return [...FIRST_MINUTES, ...Array<number>(further).fill(EVERY_MINUTES)].map(
    minutes => minutes * firstMs,
  );
}
