import { Badge } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './toneBadge.module.css';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A short state in a colour; the icon and the words say the same to who sees none. */
export function ToneBadge(props: {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <Badge icon={props.icon} className={styles[props.tone]}>
      {props.children}
    </Badge>
  );
}
