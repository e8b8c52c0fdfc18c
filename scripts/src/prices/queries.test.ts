import { dimensions } from './dimensions';
import { queries } from './queries';
import { isEach } from './refresh/PriceQuery';

describe('queries', () => {
  it('ask for every price of the collected facts', () => {
    const asked = new Set(
      queries.flatMap(({ gives }) =>
        isEach(gives) ? [] : [`${gives.service} ${gives.dimension}`],
      ),
    );
    const missing = [...dimensions.values()]
      .map(({ service, dimension }) => `${service} ${dimension}`)
      .filter(place => !asked.has(place));
    expect([...new Set(missing)]).toEqual([]);
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
