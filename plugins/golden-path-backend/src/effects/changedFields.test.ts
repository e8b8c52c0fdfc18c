import { changedFields } from './changedFields';

const sent = {
  project: 'shop',
  source: { path: 'overlays/dev', targetRevision: 'main' },
  automated: { prune: true, allowEmpty: false },
  options: ['a', 'b'],
};

describe('changedFields', () => {
  it.each([
    ['nothing', {}, []],
    ['what Go leaves out', { automated: { prune: true } }, []],
    [
      'one value',
      { source: { path: 'overlays/prod', targetRevision: 'main' } },
      ['source.path'],
    ],
    ['a value taken away', { automated: {} }, ['automated.prune']],
    [
      'automatic sync switched off',
      { automated: { ...sent.automated, enabled: false } },
      ['automated.enabled'],
    ],
    [
      'what was false switched on',
      { automated: { prune: true, allowEmpty: true } },
      ['automated.allowEmpty'],
    ],
    ['an item of a list', { options: ['a'] }, ['options']],
    ['something added', { ignoreDifferences: [] }, ['ignoreDifferences']],
    ['an object removed', { source: null }, ['source']],
  ])('sees %s', (_, change, fields) => {
    expect(changedFields(sent, { ...sent, ...change })).toEqual(fields);
  });
});
