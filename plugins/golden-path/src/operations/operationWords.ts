import type {
  OperationState,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';

/** What an operation does, as one word before the service's name. */
export const KIND_WORDS: Record<OperationView['kind'], string> = {
  'create-service': 'Create',
};

export const STATE_WORDS: Record<OperationState, string> = {
  waiting: 'Waiting',
  running: 'In progress',
  undoing: 'Being undone',
  done: 'Done',
  undone: 'Undone',
  stuck: 'Stuck',
  adopted: 'Kept by an administrator',
};

/** Nothing changes any more. */
export function isFinal({ state }: OperationView): boolean {
  return state === 'done' || state === 'undone' || state === 'adopted';
}

/** It changes without anybody pressing a button. */
export function isMoving({ state, nextUndoAt }: OperationView): boolean {
  return state === 'stuck'
    ? nextUndoAt !== undefined
    : state === 'waiting' || state === 'running' || state === 'undoing';
}
