import { undoAgainDelays } from './undoDelays';

const MINUTE = 60_000;

describe('undoAgainDelays', () => {
  it('are 1, 2, 5, 10, 15 minutes and then half an hour, for three days', () => {
    const delays = undoAgainDelays();
    const minutes = delays.map(ms => ms / MINUTE);
    expect(minutes.slice(0, 7)).toEqual([1, 2, 5, 10, 15, 30, 30]);
    const days = minutes.reduce((sum, each) => sum + each, 0) / 60 / 24;
    expect(days).toBeLessThanOrEqual(3);
    expect(days).toBeGreaterThan(2.9);
  });

  it('scale with the first', () => {
    expect(undoAgainDelays(100).slice(0, 6)).toEqual([
      100, 200, 500, 1_000, 1_500, 3_000,
    ]);
  });
});
