import fc from 'fast-check';
import { changedLines } from './changedLines';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 })
  .map(lines => lines.map(line => `${line}\n`).join(''));

describe('changedLines', () => {
  it.each([
    ['a\nb\nc\n', 'a\nx\nc\n', [2]],
    ['a\nc\n', 'a\nb\nc\n', [2]],
    ['a\nb\nc\n', 'a\nc\n', []],
    ['', 'a\nb\n', [1, 2]],
    ['a\n', 'a\n', []],
  ])('%j and %j', (before, after, lines) => {
    expect(changedLines(before, after)).toEqual(lines);
  });

  it('leaves, without them, a part of what was there before', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changed = new Set(changedLines(before, after));
        const rest = after
          .split('\n')
          .slice(0, -1)
          .filter((_, index) => !changed.has(index + 1));
        const known = before.split('\n').slice(0, -1);
        for (const line of rest) {
          const at = known.indexOf(line);
          expect(at).toBeGreaterThanOrEqual(0);
          known.splice(0, at + 1);
        }
      }),
    );
  });
});
