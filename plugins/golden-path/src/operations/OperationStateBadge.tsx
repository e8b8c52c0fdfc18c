import { Badge } from '@backstage/ui';
import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import {
  RiArrowGoBackLine,
  RiCheckLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './OperationStateBadge.module.css';

const STATES: Record<
  OperationState,
  { text: string; tone: keyof typeof styles; icon: ReactNode }
> = {
  waiting: {
    text: 'Waiting',
    tone: 'neutral',
    icon: <RiHourglassLine aria-hidden />,
  },
  running: {
    text: 'In progress',
    tone: 'info',
    icon: <RiLoader4Line aria-hidden />,
  },
  undoing: {
    text: 'Being undone',
    tone: 'warning',
    icon: <RiArrowGoBackLine aria-hidden />,
  },
  done: { text: 'Done', tone: 'success', icon: <RiCheckLine aria-hidden /> },
  undone: {
    text: 'Undone',
    tone: 'warning',
    icon: <RiArrowGoBackLine aria-hidden />,
  },
  stuck: {
    text: 'Needs a person',
    tone: 'danger',
    icon: <RiErrorWarningLine aria-hidden />,
  },
  adopted: {
    text: 'Kept by an administrator',
    tone: 'neutral',
    icon: <RiCheckLine aria-hidden />,
  },
};

/** How an operation stands, in words and colour. */
export function OperationStateBadge(props: { state: OperationState }) {
  const { text, tone, icon } = STATES[props.state];
  return (
    <Badge icon={icon} className={styles[tone]}>
      {text}
    </Badge>
  );
}
