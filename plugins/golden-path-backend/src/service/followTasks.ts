import type { EventsService } from '@backstage/plugin-events-node';
import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import { OperationReader } from '../database/OperationReader';
import { OperationEngine } from '../operations/OperationEngine';

/** What the scaffolder tells of its tasks; `id` names the task unless `taskId` does. */
interface TaskEvent {
  id?: unknown;
  taskId?: unknown;
  status?: unknown;
}

/**
 * A task that the scaffolder has ended without success never has an operation
 * that goes on. Mostly the task's own step sees to that, and says on whose
 * behalf; not when the task is cancelled between two steps, nor when the
 * scaffolder takes it for dead, as after one heartbeat that the database did
 * not take.
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
  const cancel = async (
    taskId: string,
    states: OperationState[],
    word: string,
  ) => {
    for (const id of await reader.ofTask(taskId, states)) {
      await engine.cancel(id, `the task ${taskId}, which ${word}`);
    }
  };
  await events.subscribe({
    id: 'golden-path',
    topics: ['scaffolder.task'],
    onEvent: async ({ eventPayload }) => {
      const { id, taskId = id, status } = (eventPayload ?? {}) as TaskEvent;
      if (typeof taskId !== 'string') {
        return;
      }
      if (status === 'failed') {
        await cancel(taskId, ['waiting', 'running'], 'has failed');
      } else if (status === 'cancelled') {
        await cancel(taskId, ['waiting'], 'was cancelled');
      }
    },
  });
}
