import fc from 'fast-check';
import { labelSelector } from './labelSelector';

const word = fc.stringMatching(/^[a-z][a-z0-9./-]{0,10}[a-z0-9]$/);
const labels = fc.dictionary(word, word, { maxKeys: 4 });

describe('labelSelector', () => {
  it('selects by what is there', () => {
    fc.assert(
      fc.property(labels, word, word, (all, key, value) => {
        expect(labelSelector(`${key}=${value}`)(all)).toBe(all[key] === value);
        expect(labelSelector(`${key}!=${value}`)(all)).toBe(all[key] !== value);
        expect(labelSelector(key)(all)).toBe(key in all);
        expect(labelSelector(`!${key}`)(all)).toBe(!(key in all));
        expect(labelSelector(`${key} in (${value}, x)`)(all)).toBe(
          [value, 'x'].includes(all[key]),
        );
        expect(labelSelector(`${key} notin (${value})`)(all)).toBe(
          all[key] !== value,
        );
      }),
    );
  });

  it('needs every requirement', () => {
    const selects = labelSelector('a in (1,2),b!=3 , !c');
    expect(selects({ a: '1' })).toBe(true);
    expect(selects({ a: '3' })).toBe(false);
    expect(selects({ a: '2', b: '3' })).toBe(false);
    expect(selects({ a: '2', c: '' })).toBe(false);
    expect(labelSelector('')({})).toBe(true);
  });

  it('refuses what it cannot read', () => {
    expect(() => labelSelector('a=b=c')).toThrow(
      'error parsing the selector: ',
    );
  });
});
