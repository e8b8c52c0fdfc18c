import {
  GRACE_MS,
  LONGEST_BEAT_MS,
  LONGEST_LEASE_MS,
  SWEEP_MS,
} from './bounds';

describe('bounds', () => {
  it('undo what was cancelled within 10 s, also when a beat fails', () => {
    expect(2 * LONGEST_BEAT_MS + GRACE_MS).toBeLessThan(10_000);
  });

  it('undo what has died within 60 s, also when a sweep fails', () => {
    expect(LONGEST_LEASE_MS + 2 * SWEEP_MS).toBeLessThan(60_000);
  });
});
