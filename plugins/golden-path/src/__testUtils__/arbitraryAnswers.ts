import { parseServiceAnswers } from '@cloudforge/plugin-golden-path-common';
import fc from 'fast-check';
import { answers } from './examples';

const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.constantFrom(
      ': # "quoted" \'single\' ${{ secrets.TOKEN }}',
      '<script>alert(1)</script>',
      'line\n---\n- !!js/function x\n',
      '🚗 e\u0301 ﷽ \t',
    ),
  );

const environment = fc.record({
  name: fc.constantFrom('dev', 'test', 'staging', 'production'),
  replicas: fc.constantFrom({ min: 1, max: 1 }, { min: 2, max: 50 }),
  cpu: fc.constantFrom('1', '250m', '99'),
  memory: fc.constantFrom('1Mi', '512Mi', '16Gi'),
  ownHost: fc.boolean(),
});

const nearlyAnswers = fc.record({
  name: fc.stringMatching(/^[a-z][a-z0-9]{2,20}-x$/),
  title: text(90).map(title => `x${title}`),
  description: text(500),
  owner: fc.constantFrom('group:default/a', 'user:default/A.b_c'),
  system: fc.option(fc.constant('rental'), { nil: undefined }),
  language: fc.constant('node'),
  port: fc.integer({ min: 1025, max: 65_535 }),
  exposure: fc.constantFrom('public', 'internal'),
  environments: fc
    .uniqueArray(environment, {
      minLength: 1,
      maxLength: 4,
      selector: e => e.name,
    })
    .map(list =>
      list.map(({ ownHost, ...e }) =>
        ownHost ? { ...e, host: `${e.name}.a-b.example.org` } : e,
      ),
    ),
  env: fc.dictionary(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,9}$/), text(80), {
    maxKeys: 5,
  }),
  costCenter: fc.stringMatching(/^[A-Za-z0-9]{1,10}$/),
  tags: fc.constantFrom([], ['a'], ['c++', 'c#']),
});

/** Answers that make a service, with whatever texts a person may type. */
export const arbitraryAnswers = nearlyAnswers.filter(
  candidate => parseServiceAnswers(candidate).ok,
);

/** A form in any state: finished, unfinished, or nonsense. */
export const arbitraryForm = fc.oneof(
  arbitraryAnswers,
  fc.dictionary(
    fc.oneof(fc.constantFrom(...Object.keys(answers)), fc.string()),
    fc.jsonValue(),
  ),
  fc
    .tuple(arbitraryAnswers, fc.constantFrom(...Object.keys(answers)))
    .chain(([complete, key]) =>
      fc.jsonValue().map(value => ({ ...complete, [key]: value })),
    ),
);
