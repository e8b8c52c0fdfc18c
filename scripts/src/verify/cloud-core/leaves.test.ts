import { leavesOf, withLeaf } from './leaves';

const config = { a: 1, list: [{ b: 'x' }, 'y'], deep: { c: null }, none: [] };

describe('leaves', () => {
  it('are all that is neither object nor list', () => {
    expect(leavesOf(config)).toEqual([
      { path: ['a'], value: 1 },
      { path: ['list', 0, 'b'], value: 'x' },
      { path: ['list', 1], value: 'y' },
      { path: ['deep', 'c'], value: null },
    ]);
  });

  it('can be replaced one by one, and nothing else changes', () => {
    expect(withLeaf(config, ['list', 0, 'b'], 'z')).toEqual({
      ...config,
      list: [{ b: 'z' }, 'y'],
    });
    expect(config.list[0]).toEqual({ b: 'x' });
  });
});
