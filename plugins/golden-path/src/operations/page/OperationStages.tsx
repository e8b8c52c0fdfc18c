import { Text, VisuallyHidden } from '@backstage/ui';
import type {
  OperationStage,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import {
  RiArrowGoBackLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseLine,
  RiErrorWarningLine,
  RiLoader4Line,
  RiShieldUserLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { useId, type ReactNode } from 'react';
import styles from '../operations.module.css';
import { EffectItem } from './EffectItem';
import {
  stageProgress,
  type StageProgress,
  type StageState,
} from './stageProgress';

const TITLES: Record<OperationStage, string> = {
  check: 'Check the name',
  render: 'Write the files',
  projects: 'Make the GitLab projects',
  push: 'Push the files',
  access: 'Give the pipeline access',
  catalog: 'Register in the catalog',
  workloads: 'Enter in the workloads repository',
  argocd: 'Register with Argo CD',
};

const LOOKS: Record<
  StageState,
  { text: string; tone: string; icon: ReactNode }
> = {
  ahead: {
    text: 'Not reached',
    tone: styles.toneNeutral,
    icon: <RiCircleLine aria-hidden />,
  },
  working: {
    text: 'At work',
    tone: styles.toneInfo,
    icon: <RiLoader4Line aria-hidden className={styles.turning} />,
  },
  done: {
    text: 'Done',
    tone: styles.toneSuccess,
    icon: <RiCheckLine aria-hidden />,
  },
  stopped: {
    text: 'Stopped here',
    tone: styles.toneWarning,
    icon: <RiStopCircleLine aria-hidden />,
  },
  failed: {
    text: 'Failed here',
    tone: styles.toneDanger,
    icon: <RiCloseLine aria-hidden />,
  },
  undoing: {
    text: 'Being undone',
    tone: styles.toneWarning,
    icon: <RiLoader4Line aria-hidden className={styles.turning} />,
  },
  undone: {
    text: 'Undone',
    tone: styles.toneWarning,
    icon: <RiArrowGoBackLine aria-hidden />,
  },
  kept: {
    text: 'Kept',
    tone: styles.toneWarning,
    icon: <RiShieldUserLine aria-hidden />,
  },
  left: {
    text: 'Not undone',
    tone: styles.toneDanger,
    icon: <RiErrorWarningLine aria-hidden />,
  },
};

/** The stages from first to last, each with what it changed. */
export function OperationStages({ operation }: { operation: OperationView }) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={styles.part}>
      <Text as="h3" id={headingId} variant="title-x-small">
        Stages
      </Text>
      <ol className={styles.stages}>
        {stageProgress(operation).map(progress => (
          <Stage
            key={progress.stage}
            progress={progress}
            operation={operation}
          />
        ))}
      </ol>
    </section>
  );
}

function Stage(props: { progress: StageProgress; operation: OperationView }) {
  const { progress, operation } = props;
  const { stage, state, effects } = progress;
  const { text, tone, icon } = LOOKS[state];
  const isCurrent = state === 'working';
  return (
    <li
      className={`${styles.stage} ${tone}`}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span className={styles.marker}>{icon}</span>
      <div className={styles.stageBody}>
        <Text as="h4" weight={state === 'ahead' ? 'regular' : 'bold'}>
          {TITLES[stage]}
          <VisuallyHidden>:</VisuallyHidden>{' '}
          <span className={styles.stageState}>{text}</span>
        </Text>
        {effects.length > 0 && (
          <ul className={styles.effects}>
            {effects.map(effect => (
              <EffectItem
                key={effect.seq}
                effect={effect}
                operation={operation.state}
              />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
