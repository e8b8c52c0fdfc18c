import { NotFoundError } from '@backstage/errors';
import type {
  OperationEvent,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import type { GoldenPathApi } from '../src';
import { operations } from '../src/__testUtils__/operations';

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const after = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** One operation in every state, newest first, by id. */
const all = new Map<string, OperationView>(
  Object.values(operations).map((operation, n) => {
    const id = `operation-${operation.state}`;
    const service =
      operation.state === 'undone'
        ? `${'a-very-long-name-'.repeat(14)}that-must-wrap`
        : operation.service;
    return [
      id,
      {
        ...operation,
        id,
        service,
        createdAt: minutesAgo(n * n * 40),
        updatedAt: minutesAgo(n * n * 40 - 1),
        nextUndoAt: operation.nextUndoAt && minutesAgo(-7),
      },
    ];
  }),
);

function find(id: string): OperationView {
  const operation = all.get(id);
  if (!operation) {
    throw new NotFoundError(`There is no operation ${id}`);
  }
  return operation;
}

async function change(id: string, part: Partial<OperationView>) {
  await after(800);
  const changed = { ...find(id), nextUndoAt: undefined, ...part };
  all.set(id, changed);
  return changed;
}

function log({ effects, error, createdAt }: OperationView): OperationEvent[] {
  return [
    { message: 'Checking that the name is free', stage: 'check' as const },
    ...effects.map(({ stage, title }) => ({ stage, message: `Made ${title}` })),
    ...(error
      ? [{ level: 'warn' as const, message: `${error}. Undoing what was made` }]
      : []),
    ...effects
      .filter(({ state }) => state === 'failed')
      .map(({ stage, title, note }) => ({
        stage,
        level: 'error' as const,
        message: `Could not undo ${title}: ${note}`,
      })),
  ].map((event, n) => ({
    level: 'info' as const,
    ...event,
    seq: n + 1,
    at: createdAt,
  }));
}

/** Operations that a person can look at and press the buttons of. */
export const exampleOperations: Pick<
  GoldenPathApi,
  'operations' | 'events' | 'cancel' | 'undo' | 'adopt'
> = {
  operations: async ({ service, state } = {}) => {
    await after(800);
    return {
      items: [...all.values()].filter(
        operation =>
          (!service || operation.service === service) &&
          (!state || operation.state === state),
      ),
      next: 'older',
    };
  },
  events: async (id, query) => {
    await after(query.wait ?? 0);
    const operation = find(id);
    return {
      operation,
      events: log(operation).filter(({ seq }) => seq > query.after),
    };
  },
  cancel: id => change(id, { state: 'undoing', error: 'It was cancelled' }),
  undo: id => change(id, { state: 'undoing' }),
  adopt: id => change(id, { state: 'adopted' }),
};
