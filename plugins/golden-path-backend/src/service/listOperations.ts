import type {
  OperationState,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { OperationReader } from '../database/OperationReader';
import { Visibility } from './Authorization';
import { readCursor, writeCursor } from './cursor';

const DEFAULT_LIMIT = 20;

/** One page of what the caller may see, newest first; says nothing of what else there is. */
export async function listOperations(
  reader: OperationReader,
  visibility: Visibility,
  query: {
    service?: string;
    state?: OperationState;
    limit?: number;
    after?: string;
  },
): Promise<{ items: OperationView[]; next?: string }> {
  const { service, state, limit = DEFAULT_LIMIT, after } = query;
  const cursor = after === undefined ? undefined : readCursor(after);
  if (visibility === 'none') {
    return { items: [] };
  }
  const items = await reader.list({
    service,
    state,
    // One more tells whether another page follows.
    limit: limit + 1,
    after: cursor,
    visible: visibility === 'all' ? undefined : visibility,
  });
  return items.length > limit
    ? { items: items.slice(0, limit), next: writeCursor(items[limit - 1]) }
    : { items };
}
