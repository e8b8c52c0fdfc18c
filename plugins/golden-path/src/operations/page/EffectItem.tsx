import { Text } from '@backstage/ui';
import type {
  EffectView,
  OperationState,
} from '@cloudforge/plugin-golden-path-common';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiInformationLine,
  RiShieldUserLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { ExternalLink } from '../../ExternalLink';
import styles from '../operations.module.css';
import { effectStanding, type EffectStanding } from './effectWords';

const LOOKS: Record<
  EffectStanding['tone'],
  { className: string; icon: ReactNode }
> = {
  neutral: {
    className: styles.toneNeutral,
    icon: <RiInformationLine aria-hidden />,
  },
  info: { className: styles.toneInfo, icon: <RiHourglassLine aria-hidden /> },
  success: { className: styles.toneSuccess, icon: <RiCheckLine aria-hidden /> },
  warning: {
    className: styles.toneWarning,
    icon: <RiShieldUserLine aria-hidden />,
  },
  danger: {
    className: styles.toneDanger,
    icon: <RiErrorWarningLine aria-hidden />,
  },
};

/** One change in another system, how it stands and why. */
export function EffectItem(props: {
  effect: EffectView;
  operation: OperationState;
}) {
  const { effect, operation } = props;
  const { tone, text } = effectStanding(effect, operation);
  const { className, icon } = LOOKS[tone];
  // What is undone is not there any more.
  const isThere = effect.url !== undefined && effect.state !== 'undone';
  return (
    <li className={`${styles.effect} ${className}`}>
      {isThere ? (
        <ExternalLink href={effect.url!}>{effect.title}</ExternalLink>
      ) : (
        <Text as="span">{effect.title}</Text>
      )}
      <span className={styles.effectState}>
        {icon}
        <span>{text}</span>
      </span>
      {effect.note && (
        <Text as="p" variant="body-small" className={styles.note}>
          {effect.note}
        </Text>
      )}
    </li>
  );
}
