import fc from 'fast-check';
import { decodeValue, encodeValue } from './coding';
import { Unknown, type Value } from './Value';

const anyValue = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.constant(Unknown.value),
    fc.boolean(),
    fc.maxSafeInteger(),
    // Terraform has no second zero.
    fc.double({ noNaN: true }).filter(number => !Object.is(number, -0)),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter(key => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('coding of values', () => {
  it('gives back what was sent', () => {
    fc.assert(
      fc.property(anyValue, value => {
        expect(decodeValue(encodeValue(value))).toEqual(value);
      }),
    );
  });

  it('reads JSON too, and nothing at all', () => {
    expect(decodeValue({ json: Buffer.from('{"a":[1,null]}') })).toEqual({
      a: [1, null],
    });
    expect(decodeValue(null)).toBeNull();
    expect(decodeValue({ msgpack: new Uint8Array() })).toBeNull();
  });

  it('takes for unknown also what is unknown but for a detail', () => {
    // Extension 12 holds what is known of the value: {1: false}, not null.
    const refined = new Uint8Array([0xc7, 3, 12, 0x81, 1, 0xc2]);
    expect(decodeValue({ msgpack: refined })).toBe(Unknown.value);
  });
});
