import { costOf, linesOf } from '../../__testUtils__/costs';
import { designOf, file } from '../../__testUtils__/designs';
import { prices } from '../../__testUtils__/prices';
import { estimate } from '../estimate';

const usage = {
  monthlyWriteRequestUnits: 2_000_000,
  monthlyReadRequestUnits: 8_000_000,
  storageGb: 40,
  pitrBackupStorageGb: 40,
};

describe('estimate: DynamoDB by hand', () => {
  it('on demand, with continuous backups and a stream', () => {
    expect(
      linesOf(
        'DYNAMODB',
        { streamEnabled: true },
        { ...usage, monthlyStreamsReadRequestUnits: 5_000_000 },
      ),
    ).toEqual([
      // 2 million × 0.000000625
      ['Writes', 2_000_000, 6.25e-7, 1.25],
      // 8 million × 0.000000125
      ['Reads', 8_000_000, 1.25e-7, 1],
      // 40 × 0.25
      ['Storage', 40, 0.25, 10],
      // 40 × 0.20
      ['Continuous backups', 40, 0.2, 8],
      // 5 million × 0.0000002
      ['Reads of the stream', 5_000_000, 2e-7, 1],
    ]);
  });

  it('on demand, in the class for infrequent access, without backups but one', () => {
    expect(
      linesOf(
        'DYNAMODB',
        {
          tableClass: 'STANDARD_INFREQUENT_ACCESS',
          pointInTimeRecovery: { enabled: false },
        },
        { ...usage, onDemandBackupStorageGb: 10 },
      ),
    ).toEqual([
      // 2 million × 0.00000078
      ['Writes', 2_000_000, 7.8e-7, 1.56],
      // 8 million × 0.000000155
      ['Reads', 8_000_000, 1.55e-7, 1.24],
      // 40 × 0.10
      ['Storage', 40, 0.1, 4],
      // 10 × 0.10
      ['Backups on demand', 10, 0.1, 1],
    ]);
  });

  const provisioned = {
    billingMode: 'PROVISIONED',
    writeCapacity: 30,
    readCapacity: 100,
    globalSecondaryIndex: [
      { name: 'one', hashKey: 'id', writeCapacity: 10, readCapacity: 20 },
    ],
  };

  it('what is set aside for a table and its index', () => {
    expect(linesOf('DYNAMODB', provisioned, usage).slice(0, 2)).toEqual([
      // (30 + 10) × 730 × 0.00065
      ['Provisioned writes', 29_200, 0.00065, 18.98],
      // (100 + 20) × 730 × 0.00013
      ['Provisioned reads', 87_600, 0.00013, 11.388],
    ]);
  });

  it('does not know what is set aside for the class for infrequent access', () => {
    const { notPriced } = costOf(
      'DYNAMODB',
      { ...provisioned, tableClass: 'STANDARD_INFREQUENT_ACCESS' },
      usage,
    );
    expect(notPriced.map(({ name }) => name)).toEqual([
      'Provisioned writes',
      'Provisioned reads',
    ]);
  });

  it('what is free once for all tables, and only on request', () => {
    const two = designOf({
      ...file([
        ['a', 'DYNAMODB', provisioned],
        ['b', 'DYNAMODB', provisioned],
      ]),
      usage: {
        a: { storageGb: 20, pitrBackupStorageGb: 0 },
        b: { storageGb: 20, pitrBackupStorageGb: 0 },
      },
    });
    const monthly = (freeTier: boolean) =>
      estimate(two, prices, { freeTier }).totals.monthly;
    // 2 × (18.98 + 11.388) + 40 × 0.25
    expect(monthly(false)).toBeCloseTo(70.736, 10);
    // − 25 × 730 × 0.00065 − 25 × 730 × 0.00013 − 25 × 0.25
    expect(monthly(true)).toBeCloseTo(50.251, 10);
  });
});
