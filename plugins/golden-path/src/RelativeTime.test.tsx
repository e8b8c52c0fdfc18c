import { relativeTime } from './RelativeTime';

describe('relativeTime', () => {
  const now = new Date('2026-11-20T08:00:00Z');

  it.each([
    ['2026-11-20T08:00:00Z', 'now'],
    ['2026-11-20T07:59:30Z', '30 seconds ago'],
    ['2026-11-20T07:59:00Z', '1 minute ago'],
    ['2026-11-20T07:00:01Z', '59 minutes ago'],
    ['2026-11-20T04:00:00Z', '4 hours ago'],
    ['2026-11-19T07:00:00Z', 'yesterday'],
    ['2026-11-10T08:00:00Z', 'last week'],
    ['2026-08-20T08:00:00Z', '3 months ago'],
    ['2024-11-20T08:00:00Z', '2 years ago'],
    ['2026-11-20T08:05:00Z', 'in 5 minutes'],
  ])('%s is %s', (at, words) => {
    expect(relativeTime(new Date(at), now, 'en')).toBe(words);
  });
});
