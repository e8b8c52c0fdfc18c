import { dimensions } from './dimensions';
import { queries } from './queries';
import { isEach } from './refresh/PriceQuery';

/** Nobody has written down what the API calls these; they keep what was collected. */
const NOT_ASKED = [
  'CLOUDFRONT requests.http',
  'CLOUDFRONT requests.https',
  'DYNAMODB backup.onDemand',
  'DYNAMODB backup.pitr',
  'DYNAMODB streams.reads',
  'ELASTICACHE backup.storage',
  'SECRETSMANAGER requests',
  'SECRETSMANAGER secret',
  'SNS payload.fifo',
];

describe('queries', () => {
  it('ask for every price of the collected facts, but for a few', () => {
    const asked = new Set(
      queries.flatMap(({ gives }) =>
        isEach(gives) ? [] : [`${gives.service} ${gives.dimension}`],
      ),
    );
    const missing = [...dimensions.values()]
      .map(({ service, dimension }) => `${service} ${dimension}`)
      .filter(place => !asked.has(place));
    expect([...new Set(missing)].sort()).toEqual(NOT_ASKED);
  });

  it('ask in the unit of the price book', () => {
    const units = new Map(
      [...dimensions.values()].map(({ service, dimension, unit }) => [
        `${service} ${dimension}`,
        unit,
      ]),
    );
    const others = queries.flatMap(({ gives }) => {
      if (isEach(gives)) {
        return [];
      }
      const place = `${gives.service} ${gives.dimension}`;
      const unit = units.get(place);
      return unit !== undefined && unit !== gives.unit ? [place] : [];
    });
    expect(others).toEqual([]);
  });
});
