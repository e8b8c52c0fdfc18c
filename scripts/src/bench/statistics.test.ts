import { percentile } from './statistics';

describe('percentile', () => {
  it('is the nearest rank, whatever the order', () => {
    const samples = [5, 1, 4, 2, 3];
    expect([0.5, 0.95, 1].map(share => percentile(samples, share))).toEqual([
      3, 5, 5,
    ]);
    expect(percentile([7], 0.5)).toBe(7);
  });
});
