import fc from 'fast-check';
import { STATE_WORDS } from '../operationWords';
import { readFilter, writeFilter } from './useOperationsFilter';

const read = (search: string) => readFilter(new URLSearchParams(search));

describe('the filter in the address', () => {
  it.each([
    ['', {}],
    ['?state=stuck&service=shop', { state: 'stuck', service: 'shop' }],
    ['?state=broken', {}],
    ['?state=constructor&service=', {}],
    ['?after=abc', { after: 'abc' }],
  ])('is read from %p', (search, filter) => {
    expect(read(search)).toEqual({
      service: undefined,
      state: undefined,
      after: undefined,
      ...filter,
    });
  });

  it('comes back as it was written, whatever is in it', () => {
    const text = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), {
      nil: undefined,
    });
    const filters = fc.record({
      service: text,
      state: fc.constantFrom(
        undefined,
        ...(Object.keys(STATE_WORDS) as (keyof typeof STATE_WORDS)[]),
      ),
      after: text,
    });
    fc.assert(
      fc.property(filters, filter => {
        expect(read(writeFilter(filter))).toEqual(filter);
      }),
    );
  });
});
