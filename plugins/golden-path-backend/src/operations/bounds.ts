/**
 * What is promised: while any replica runs, a cancelled operation is being
 * undone within 10 seconds and a dead one within 60. The figures below keep
 * both promises also when one beat or one sweep fails.
 */

/** A runner looks this often whether somebody has asked another process to cancel. */
export const LONGEST_BEAT_MS = 3_000;

/**
 * How long calls on their way may still get their answers when a stage stops.
 * A call that is cut off leaves open whether it was carried out, and then the
 * name has to stay reserved for longer than this.
 */
export const GRACE_MS = 2_000;

/** Every replica looks this often for what nobody works on any more. */
export const SWEEP_MS = 5_000;

/** Longest lease, and longest wait for a caller, that may be configured. */
export const LONGEST_LEASE_MS = 45_000;
