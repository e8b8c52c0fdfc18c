import type { Fault } from '@cloudforge/sandbox';

/** How a vendor fails, by name; `passing` is overcome, because repeating or one look more clears it up. */
export const vendorFaults: Record<
  string,
  Omit<Fault, 'path' | 'method' | 'times'> & { passing: boolean }
> = {
  '401': { when: 'before', status: 401, passing: false },
  '403': { when: 'before', status: 403, passing: false },
  '404': { when: 'before', status: 404, passing: false },
  '409': { when: 'before', status: 409, passing: false },
  '429 with Retry-After': {
    when: 'before',
    status: 429,
    headers: { 'retry-after': '0' },
    passing: true,
  },
  '500': { when: 'before', status: 500, passing: true },
  '502 once': { when: 'before', status: 502, passing: true },
  '500 after the work': { when: 'after', status: 500, passing: true },
  '502 after the work': { when: 'after', status: 502, passing: true },
  'a time-out after the work': { when: 'after', hang: true, passing: true },
};
