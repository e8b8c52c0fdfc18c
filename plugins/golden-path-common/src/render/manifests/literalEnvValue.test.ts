import fc from 'fast-check';
import { RUNS } from '../../__testUtils__/rendered';
import { anyText } from '../../testing';
import { literalEnvValue } from './literalEnvValue';

/** What the kubelet does with a value when every variable is called "x". */
function expanded(text: string): string {
  return text.replace(/\$(\$|\([^)]*\))/g, (_, what: string) =>
    what === '$' ? '$' : 'x',
  );
}

describe('literalEnvValue', () => {
  it.each([
    ['costs 5$', 'costs 5$'],
    ['$HOME', '$HOME'],
    ['$(PORT)', '$$(PORT)'],
    ['$$(PORT)', '$$$$(PORT)'],
    ['$$', '$$$'],
  ])('writes %s as %s', (text, written) => {
    expect(literalEnvValue(text)).toBe(written);
  });

  it('makes the kubelet give back any text', () => {
    const dollars = fc
      .array(fc.constantFrom('$', '(', ')', 'A', ' '))
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(dollars, anyText(500)), text => {
        expect(expanded(literalEnvValue(text))).toBe(text);
      }),
      { numRuns: 5 * RUNS.numRuns },
    );
  });
});
