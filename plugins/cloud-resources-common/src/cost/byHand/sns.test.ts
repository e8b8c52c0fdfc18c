import { costOf, linesOf } from '../../__testUtils__/costs';
import { designOf, file } from '../../__testUtils__/designs';
import { prices } from '../../__testUtils__/prices';
import { estimate } from '../estimate';

describe('estimate: SNS by hand', () => {
  it('requests in chunks of 64 KB, and deliveries', () => {
    expect(
      linesOf(
        'SNS',
        {},
        {
          monthlyRequests: 2_000_000,
          requestSizeKb: 65,
          httpSubscriptions: 500_000,
          emailSubscriptions: 3_000,
          sqsSubscriptions: 2_000_000,
        },
      ),
    ).toEqual([
      // ceil(65 / 64) = 2 chunks × 2 million × 0.0000005
      ['Requests', 4_000_000, 5e-7, 2],
      // 500000 × 0.0000006
      ['Deliveries by HTTPS', 500_000, 6e-7, 0.3],
      // 3000 × 0.00002
      ['Deliveries by e-mail', 3_000, 2e-5, 0.06],
      // AWS lists it as free.
      ['Deliveries to queues', 2_000_000, 0, 0],
    ]);
  });

  it('a FIFO topic, whose delivered payload is not priced', () => {
    const usage = {
      monthlyRequests: 10_000_000,
      requestSizeKb: 1.048576,
      sqsSubscriptions: 20_000_000,
    };
    expect(linesOf('SNS', { fifoTopic: true }, usage)).toEqual([
      // 10 million × 0.0000003
      ['FIFO requests', 10_000_000, 3e-7, 3],
      // 10 million × 1.048576 KB / 1048576 KB = 10 GB × 0.017
      ['FIFO payload published', 10, 0.017, 0.17],
      // 20 million × 0.00000001
      ['FIFO deliveries', 20_000_000, 1e-8, 0.2],
    ]);
    expect(costOf('SNS', { fifoTopic: true }, usage).notPriced).toEqual([
      expect.objectContaining({
        name: 'FIFO payload delivered',
        quantity: 20,
      }),
    ]);
  });

  it('what is free once for all topics, and only on request', () => {
    const use = {
      monthlyRequests: 800_000,
      requestSizeKb: 1,
      httpSubscriptions: 100_000,
      emailSubscriptions: 1_000,
      sqsSubscriptions: 0,
    };
    const two = designOf({
      ...file([
        ['a', 'SNS'],
        ['b', 'SNS'],
      ]),
      usage: { a: use, b: use },
    });
    // 1.6 million × 0.0000005 + 200000 × 0.0000006 + 2000 × 0.00002
    expect(estimate(two, prices).totals.monthly).toBeCloseTo(0.96, 10);
    // 0.6 million × 0.0000005 + 100000 × 0.0000006 + 1000 × 0.00002
    expect(
      estimate(two, prices, { freeTier: true }).totals.monthly,
    ).toBeCloseTo(0.38, 10);
  });
});
