import fc from 'fast-check';
import { globMatch } from './globMatch';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const plain = text.filter(value => !/[*?{}!]/.test(value));

describe('globMatch', () => {
  it('takes text without special characters as it is', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(globMatch(a, a)).toBe(true);
        expect(globMatch(a, b)).toBe(a === b);
      }),
    );
  });

  it('matches everything with one star, and a negation never agrees', () => {
    fc.assert(
      fc.property(text, plain, (value, glob) => {
        expect(globMatch('*', value)).toBe(true);
        expect(globMatch('*', value, '/')).toBe(true);
        expect(globMatch(`!${glob}`, value)).toBe(!globMatch(glob, value));
      }),
    );
  });

  it.each([
    ['http://h/gitops/*', 'http://h/gitops/shop', true],
    ['http://h/gitops/*', 'http://h/gitops/shop/evil', false],
    ['http://h/**', 'http://h/gitops/shop/evil', true],
    ['http://h/{apps,gitops}/?', 'http://h/apps/a', true],
    ['http://h.x/*', 'http://hax/a', false],
  ])('%s against %s', (glob, value, expected) => {
    expect(globMatch(glob, value, '/')).toBe(expected);
  });

  it('does not stop at a slash where that separates nothing', () => {
    expect(globMatch('https://*', 'https://a/b')).toBe(true);
  });
});
