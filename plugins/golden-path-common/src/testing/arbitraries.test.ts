import fc from 'fast-check';
import { parsePlatformSpec, parseServiceSpec } from '../spec';
import { anyPlatformSpec } from './platformSpecs';
import { anyServiceSpec } from './serviceSpecs';

describe('arbitraries', () => {
  it('make service specifications that parse unchanged', () => {
    fc.assert(
      fc.property(anyServiceSpec(), spec => {
        expect(parseServiceSpec(spec)).toEqual({ ok: true, value: spec });
      }),
      { numRuns: 300 },
    );
  });

  it('make platform specifications that parse unchanged', () => {
    fc.assert(
      fc.property(anyPlatformSpec(), platform => {
        expect(parsePlatformSpec(platform)).toEqual({
          ok: true,
          value: platform,
        });
      }),
      { numRuns: 300 },
    );
  });
});
