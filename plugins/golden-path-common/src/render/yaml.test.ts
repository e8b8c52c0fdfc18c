import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { RUNS } from '../__testUtils__/rendered';
import { anyText, nastyTexts, refusedTexts } from '../testing';
import { toYaml } from './yaml';

const readers = {
  'YAML 1.2': (yaml: string) => parse(yaml),
  'YAML 1.1': (yaml: string) =>
    parse(yaml, { version: '1.1', schema: 'yaml-1.1', merge: true }),
};

const anyKey = anyText(60).filter(key => key !== '__proto__');

/** Whatever a manifest may be made of. */
const { tree } = fc.letrec<{ tree: unknown; node: unknown }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyText(200),
    fc.integer(),
    fc.integer().map(number => number / 1000),
    fc.boolean(),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(anyKey, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
  tree: fc.dictionary(anyKey, tie('node'), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
}));

describe.each(Object.entries(readers))('toYaml, read as %s', (_, read) => {
  const whole = refusedTexts.filter(text => !/\p{Surrogate}/u.test(text));

  it.each([...nastyTexts, ...whole])(
    'brings back %j as a value and as a key',
    text => {
      const value = { [text]: text, list: [text, [text], { [text]: text }] };
      expect(read(toYaml(value))).toEqual(value);
    },
  );

  it('brings back any tree of any texts', () => {
    fc.assert(
      fc.property(tree, value => {
        expect(read(toYaml(value as object))).toEqual(value);
      }),
      RUNS,
    );
  });
});

describe('toYaml', () => {
  it('writes several documents into one file', () => {
    const documents = parseAllDocuments(toYaml({ a: 1 }, { b: 2 }));
    expect(documents.map(document => document.toJS())).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
  });

  it('repeats what is used twice, without anchors', () => {
    const labels = { a: 'b' };
    expect(toYaml({ x: labels, z: labels })).toBe('x:\n  a: b\nz:\n  a: b\n');
  });

  it('is easy on the reader', () => {
    expect(
      toYaml({
        plain: 'npm ci --cache .npm',
        reference: 'registry.example.com:5000/team/app:1.0',
        path: '../../base',
        number: '4711',
        word: 'yes',
        double: 'a "b"',
        both: `a "b" and 'c'`,
        lines: 'first\n  second\n',
      }),
    ).toBe(`plain: npm ci --cache .npm
reference: registry.example.com:5000/team/app:1.0
path: ../../base
number: "4711"
word: "yes"
double: 'a "b"'
both: |-
  a "b" and 'c'
lines: |
  first
    second
`);
  });

  it('writes empty collections, and nothing for what is not there', () => {
    expect(toYaml({ list: [], map: {}, gone: undefined })).toBe(
      'list: []\nmap: {}\n',
    );
    expect(toYaml([[1, { a: 1, b: [true] }], []])).toBe(
      '- - 1\n  - a: 1\n    b:\n      - true\n- []\n',
    );
  });

  it.each([[null], [1e21], [Number.NaN], [() => 1]])(
    'refuses %p, which readers would not agree on',
    value => {
      expect(() => toYaml({ value })).toThrow(/is not written to YAML/);
    },
  );

  it('never breaks a line of text', () => {
    const text = `${'word '.repeat(3_000)}end: # no comment`;
    expect(toYaml({ text }).split('\n')).toHaveLength(2);
  });
});
