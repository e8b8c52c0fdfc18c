import type {
  OperationEvent,
  OperationState,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { OperationReader } from '../database/OperationReader';
import { OperationWatch } from '../operations/OperationWatch';

const FINAL: readonly OperationState[] = ['done', 'undone', 'stuck'];

/**
 * One turn of a long poll: the events after `after`, at once when there are
 * any or none can come; else as soon as one does, or after `waitMs`.
 */
export async function followOperation(
  { reader, watch }: { reader: OperationReader; watch: OperationWatch },
  id: string,
  query: { after: number; waitMs: number; signal: AbortSignal },
): Promise<{ operation: OperationView; events: OperationEvent[] }> {
  const { after, waitMs, signal } = query;
  const { state, lastEvent } = await reader.get(id);
  if (lastEvent <= after && waitMs > 0 && !FINAL.includes(state)) {
    await watch.wait(id, { seen: after, ms: waitMs, signal });
  }
  // The operation first: when it is final, its last event is there to be read.
  const operation = await reader.view(id);
  return { operation, events: await reader.events(id, after) };
}
