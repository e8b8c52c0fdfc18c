import type {
  EffectView,
  OperationEvent,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { operation } from './examples';

const project = {
  seq: 4,
  stage: 'projects',
  title: 'GitLab project apps/shop',
  url: 'http://localhost:7100/apps/shop',
} as const;

const gitops = {
  seq: 6,
  stage: 'projects',
  title: 'GitLab project gitops/shop',
  url: 'http://localhost:7100/gitops/shop',
} as const;

const token = {
  seq: 9,
  stage: 'access',
  title: 'write token for gitops/shop',
} as const;

/** Both projects and a token, in the given states. */
export function effects(
  ...states: [EffectView['state'], EffectView['state'], EffectView['state']]
): EffectView[] {
  return [project, gitops, token].map((effect, n) => ({
    ...effect,
    state: states[n],
  }));
}

const [app, ops, writeToken] = effects('applied', 'applied', 'undone');

/** One operation in each state that is worth a look. */
export const operations = {
  waiting: operation({
    state: 'waiting',
    stage: 'access',
    effects: effects('applied', 'applied', 'applied'),
  }),
  running: operation({
    state: 'running',
    stage: 'access',
    effects: effects('applied', 'applied', 'intended'),
  }),
  undoing: operation({
    state: 'undoing',
    stage: 'argocd',
    error: 'Argo CD refused the application shop-dev',
    effects: effects('applied', 'applied', 'undone'),
  }),
  done: operation({ effects: effects('applied', 'applied', 'applied') }),
  undone: operation({
    state: 'undone',
    stage: 'access',
    error: 'Cancelled by user:default/alice',
    cancelledBy: 'user:default/alice',
    effects: effects('undone', 'undone', 'undone'),
  }),
  stuck: operation({
    state: 'stuck',
    stage: 'argocd',
    error: 'Argo CD refused the application shop-dev',
    nextUndoAt: '2126-11-20T08:10:00.000Z',
    effects: [
      { ...app, state: 'kept', note: 'it has a commit by bob' },
      {
        ...ops,
        state: 'failed',
        note: 'GitLab answers 503; it is being maintained',
      },
      writeToken,
    ],
  }),
  adopted: operation({
    state: 'adopted',
    stage: 'argocd',
    error: 'Argo CD refused the application shop-dev',
    effects: effects('kept', 'kept', 'undone'),
  }),
} satisfies Record<OperationView['state'], OperationView>;

/** A line of an operation's log. */
export function event(
  seq: number,
  message: string,
  change: Partial<OperationEvent> = {},
): OperationEvent {
  return {
    seq,
    at: '2026-11-20T08:00:00.000Z',
    level: 'info',
    message,
    ...change,
  };
}
