import { costOf, linesOf } from '../../__testUtils__/costs';
import { designOf, file } from '../../__testUtils__/designs';
import { prices } from '../../__testUtils__/prices';
import { estimate } from '../estimate';

describe('estimate: a volume by hand', () => {
  it('gp3 above what is free', () => {
    expect(linesOf('EBS', { size: 500, iops: 5_000, throughput: 381 })).toEqual(
      [
        // 500 × 0.08
        ['Volume: gp3 storage', 500, 0.08, 40],
        // (5000 − 3000) × 0.005
        ['Volume: provisioned IOPS', 2_000, 0.005, 10],
        // (381 − 125) / 1024 × 40.96
        ['Volume: provisioned throughput', 0.25, 40.96, 10.24],
      ],
    );
  });

  it('io1 from the first operation, st1 and sc1 by size', () => {
    expect(linesOf('EBS', { type: 'io1', size: 10, iops: 200 })).toEqual([
      // 10 × 0.125
      ['Volume: io1 storage', 10, 0.125, 1.25],
      // 200 × 0.065
      ['Volume: provisioned IOPS', 200, 0.065, 13],
    ]);
    // 125 × 0.045
    expect(costOf('EBS', { type: 'st1', size: 125 }).monthly).toBe(5.625);
    // 200 × 0.015
    expect(costOf('EBS', { type: 'sc1', size: 200 }).monthly).toBe(3);
  });

  it('reads and writes of a standard volume, which are assumed for no other', () => {
    expect(
      linesOf(
        'EBS',
        { type: 'standard' },
        { monthlyStandardIoRequests: 30_000_000 },
      ),
    ).toEqual([
      // 20 × 0.05
      ['Volume: standard storage', 20, 0.05, 1],
      // 30 million × 0.00000005
      ['Volume: reads and writes', 30_000_000, 5e-8, 1.5],
    ]);
    const assumed = (type: string) =>
      estimate(designOf(file([['x', 'EBS', { type }]])), prices).assumptions
        .length;
    expect(assumed('standard')).toBe(1);
    expect(assumed('gp3')).toBe(0);
  });
});
