import fc from 'fast-check';
import { utf8Bytes } from './utf8Bytes';

describe('utf8Bytes', () => {
  it('counts as an encoder does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
      }),
      { numRuns: 1_000 },
    );
  });
});
