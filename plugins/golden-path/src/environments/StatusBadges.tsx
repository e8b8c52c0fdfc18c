import type { Deployed } from '@cloudforge/plugin-golden-path-common';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiHeartPulseLine,
  RiLoader4Line,
  RiPauseLine,
  RiQuestionLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { ToneBadge, type Tone } from '../ToneBadge';

interface Look {
  words: string;
  tone: Tone;
  icon: ReactNode;
}

const unknown = (words: string): Look => ({
  words,
  tone: 'neutral',
  icon: <RiQuestionLine aria-hidden />,
});

const SYNC: Record<string, Look> = {
  Synced: {
    words: 'Synced',
    tone: 'success',
    icon: <RiCheckLine aria-hidden />,
  },
  OutOfSync: {
    words: 'Out of sync',
    tone: 'warning',
    icon: <RiLoader4Line aria-hidden />,
  },
};

const HEALTH: Record<string, Look> = {
  Healthy: {
    words: 'Healthy',
    tone: 'success',
    icon: <RiHeartPulseLine aria-hidden />,
  },
  Progressing: {
    words: 'Progressing',
    tone: 'info',
    icon: <RiLoader4Line aria-hidden />,
  },
  Suspended: {
    words: 'Suspended',
    tone: 'neutral',
    icon: <RiPauseLine aria-hidden />,
  },
  Degraded: {
    words: 'Degraded',
    tone: 'danger',
    icon: <RiErrorWarningLine aria-hidden />,
  },
  Missing: {
    words: 'Missing',
    tone: 'warning',
    icon: <RiErrorWarningLine aria-hidden />,
  },
};

/** Whether the cluster has what git says, and whether it works. */
export function StatusBadges({ sync, health }: Deployed) {
  const looks = [
    SYNC[sync] ?? unknown('Sync unknown'),
    HEALTH[health] ?? unknown('Health unknown'),
  ];
  return (
    <>
      {looks.map(({ words, tone, icon }) => (
        <ToneBadge key={words} tone={tone} icon={icon}>
          {words}
        </ToneBadge>
      ))}
    </>
  );
}
