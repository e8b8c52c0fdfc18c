import type {
  OperationEvent,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { OperationReader } from '../database/OperationReader';
import { FINAL_STATES } from '../database/rows';
import { OperationWatch } from '../operations/OperationWatch';

/**
 * One turn of a long poll: the events after `after`, as soon as the watch has
 * any or none can come, or after `waitMs`.
 */
export async function followOperation(
  { reader, watch }: { reader: OperationReader; watch: OperationWatch },
  id: string,
  query: { after: number; waitMs: number; signal: AbortSignal },
): Promise<{ operation: OperationView; events: OperationEvent[] }> {
  const { after, waitMs, signal } = query;
  if (waitMs > 0) {
    await watch.wait(id, { seen: after, ms: waitMs, signal });
  }
  // The events first, so that the state is never older than what they tell.
  const events = await reader.events(id, after);
  const operation = await reader.view(id);
  return {
    operation,
    // Nobody asks again once it has ended, so its last event must not be missing.
    events: [...FINAL_STATES, 'stuck'].includes(operation.state)
      ? await reader.events(id, after)
      : events,
  };
}
