import {
  operationStages,
  type EffectState,
  type EffectView,
  type OperationStage,
  type OperationView,
} from '@cloudforge/plugin-golden-path-common';

/**
 * How far a stage is. `stopped`: here it was cancelled. `failed`: here it went
 * wrong. The last four are of stages that were through when that happened.
 */
export type StageState =
  | 'ahead'
  | 'working'
  | 'done'
  | 'stopped'
  | 'failed'
  | 'undoing'
  | 'undone'
  | 'kept'
  | 'left';

export interface StageProgress {
  stage: OperationStage;
  state: StageState;
  effects: EffectView[];
}

/** Every stage in order, with how far it is and what it made. */
export function stageProgress(operation: OperationView): StageProgress[] {
  return operationStages.map(stage => {
    const effects = operation.effects.filter(effect => effect.stage === stage);
    return { stage, state: stateOf(stage, effects, operation), effects };
  });
}

function stateOf(
  stage: OperationStage,
  effects: EffectView[],
  operation: OperationView,
): StageState {
  const reached = operation.stage
    ? operationStages.indexOf(operation.stage)
    : -1;
  const place = operationStages.indexOf(stage);
  switch (operation.state) {
    case 'done':
      return 'done';
    case 'waiting':
      return place <= reached ? 'done' : 'ahead';
    case 'running':
      if (place === reached) {
        return 'working';
      }
      return place < reached ? 'done' : 'ahead';
    default:
      if (place > reached) {
        return 'ahead';
      }
      if (place === reached) {
        return operation.cancelledBy ? 'stopped' : 'failed';
      }
      return becameOf(effects, operation);
  }
}

/** What the undo made of a stage that was through. */
function becameOf(effects: EffectView[], { state }: OperationView): StageState {
  const has = (...states: EffectState[]) =>
    effects.some(effect => states.includes(effect.state));
  if (effects.length === 0) {
    return 'done';
  }
  if (has('applied', 'intended', 'failed')) {
    return state === 'undoing' ? 'undoing' : 'left';
  }
  return has('kept') ? 'kept' : 'undone';
}
