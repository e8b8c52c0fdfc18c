import type {
  EffectView,
  OperationState,
} from '@cloudforge/plugin-golden-path-common';

/** In which of five ways a change stands, and in which words. */
export interface EffectStanding {
  tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger';
  text: string;
}

/** How a change stands, which depends on where its operation is going. */
export function effectStanding(
  { state }: EffectView,
  operation: OperationState,
): EffectStanding {
  switch (state) {
    case 'undone':
      return { tone: 'success', text: 'Undone' };
    case 'kept':
      // What an administrator keeps is kept for whatever reason.
      return operation === 'adopted'
        ? { tone: 'neutral', text: 'Stays' }
        : {
            tone: 'warning',
            text: 'Left alone, because somebody else has changed it',
          };
    case 'failed':
      return failed(operation);
    default:
      return unsettled(state, operation);
  }
}

function failed(operation: OperationState): EffectStanding {
  switch (operation) {
    case 'undoing':
      return { tone: 'warning', text: 'Could not be undone so far' };
    case 'adopted':
      return { tone: 'neutral', text: 'Stays' };
    default:
      return { tone: 'danger', text: 'Could not be undone' };
  }
}

function unsettled(
  state: 'intended' | 'applied',
  operation: OperationState,
): EffectStanding {
  switch (operation) {
    case 'undoing':
      return { tone: 'info', text: 'To be undone' };
    case 'stuck':
      return { tone: 'danger', text: 'Not undone yet' };
    case 'adopted':
      return { tone: 'neutral', text: 'Stays' };
    case 'undone':
      return { tone: 'success', text: 'Never made' };
    default:
      return state === 'applied'
        ? { tone: 'success', text: 'Made' }
        : { tone: 'info', text: 'Being made' };
  }
}

/** What is there when the undo has ended: somebody has to decide about it. */
export function remaining(effects: EffectView[]): EffectView[] {
  return effects.filter(effect => effect.state !== 'undone');
}
