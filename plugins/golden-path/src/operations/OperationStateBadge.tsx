import { Badge } from '@backstage/ui';
import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import {
  RiArchiveLine,
  RiArrowGoBackLine,
  RiCheckLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './OperationStateBadge.module.css';
import { STATE_WORDS } from './operationWords';

const LOOKS: Record<
  OperationState,
  { tone: keyof typeof styles; icon: ReactNode }
> = {
  waiting: { tone: 'neutral', icon: <RiHourglassLine aria-hidden /> },
  running: { tone: 'info', icon: <RiLoader4Line aria-hidden /> },
  undoing: { tone: 'warning', icon: <RiArrowGoBackLine aria-hidden /> },
  done: { tone: 'success', icon: <RiCheckLine aria-hidden /> },
  undone: { tone: 'warning', icon: <RiArrowGoBackLine aria-hidden /> },
  stuck: { tone: 'danger', icon: <RiErrorWarningLine aria-hidden /> },
  adopted: { tone: 'neutral', icon: <RiArchiveLine aria-hidden /> },
};

/** How an operation stands, in words and colour. */
export function OperationStateBadge(props: { state: OperationState }) {
  const { tone, icon } = LOOKS[props.state];
  return (
    <Badge icon={icon} className={styles[tone]}>
      {STATE_WORDS[props.state]}
    </Badge>
  );
}
