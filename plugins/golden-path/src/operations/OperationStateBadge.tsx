import type {
  OperationState,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import {
  RiArchiveLine,
  RiArrowGoBackLine,
  RiCheckLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { ToneBadge, type Tone } from '../ToneBadge';
import { STATE_WORDS } from './operationWords';

const LOOKS: Record<OperationState, { tone: Tone; icon: ReactNode }> = {
  waiting: { tone: 'neutral', icon: <RiHourglassLine aria-hidden /> },
  running: { tone: 'info', icon: <RiLoader4Line aria-hidden /> },
  undoing: { tone: 'warning', icon: <RiArrowGoBackLine aria-hidden /> },
  done: { tone: 'success', icon: <RiCheckLine aria-hidden /> },
  undone: { tone: 'warning', icon: <RiArrowGoBackLine aria-hidden /> },
  stuck: { tone: 'danger', icon: <RiErrorWarningLine aria-hidden /> },
  adopted: { tone: 'neutral', icon: <RiArchiveLine aria-hidden /> },
};

/** How an operation stands, in words and colour; of what is stuck, whether anybody has to do something. */
export function OperationStateBadge(props: {
  operation: Pick<OperationView, 'state' | 'nextUndoAt'>;
}) {
  const { state, nextUndoAt } = props.operation;
  const { tone, icon } = LOOKS[state];
  const next = nextUndoAt ? 'tried again by itself' : 'needs a person';
  return (
    <ToneBadge icon={icon} tone={tone}>
      {state === 'stuck' ? `${STATE_WORDS.stuck}, ${next}` : STATE_WORDS[state]}
    </ToneBadge>
  );
}
