import type { EventsService } from '@backstage/plugin-events-node';
import { OperationReader } from '../database/OperationReader';
import { OperationEngine } from '../operations/OperationEngine';

/** What the scaffolder tells of its tasks; `id` names the task unless `taskId` does. */
interface TaskEvent {
  id?: unknown;
  taskId?: unknown;
  status?: unknown;
}

const WORDS = { failed: 'has failed', cancelled: 'was cancelled' };

/**
 * A task that the scaffolder has ended without success never has an operation
 * that goes on. Mostly the task's own step sees to that; not when it is
 * cancelled between two steps, nor when the scaffolder takes it for dead, as
 * after one heartbeat that the database did not take.
 */
export async function followTasks({
  events,
  reader,
  engine,
}: {
  events: EventsService;
  reader: OperationReader;
  engine: OperationEngine;
}): Promise<void> {
  await events.subscribe({
    id: 'golden-path',
    topics: ['scaffolder.task'],
    onEvent: async ({ eventPayload }) => {
      const { id, taskId = id, status } = (eventPayload ?? {}) as TaskEvent;
      if (
        typeof taskId === 'string' &&
        (status === 'failed' || status === 'cancelled')
      ) {
        for (const operation of await reader.goingOnFor(taskId)) {
          await engine.cancel(
            operation,
            `the task ${taskId}, which ${WORDS[status]}`,
          );
        }
      }
    },
  });
}
