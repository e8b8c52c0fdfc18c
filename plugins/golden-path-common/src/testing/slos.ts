import fc from 'fast-check';
import { latencyBounds, limits, type Slo } from '../spec';

/** In thousandths, which are whole numbers. */
const percent = fc
  .integer({
    min: 1000 * limits.objective.min,
    max: 1000 * limits.objective.max,
  })
  .map(thousandths => thousandths / 1000);

/** Any service level objective that parses. */
export function anySlo(): fc.Arbitrary<Slo> {
  return fc.record({
    availability: percent,
    latency: fc.record({
      percent,
      milliseconds: fc.constantFrom(...latencyBounds),
    }),
  });
}
