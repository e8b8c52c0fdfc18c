import { Alert, Text, VisuallyHidden } from '@backstage/ui';
import type { OperationEvent } from '@cloudforge/plugin-golden-path-common';
import { RiAlertLine, RiErrorWarningLine } from '@remixicon/react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { explainError } from '../../api/explainError';
import styles from '../operations.module.css';

/** How far from its end the log still counts as read to the end, in pixels. */
const NEAR_END = 40;

const LEVELS: Record<
  OperationEvent['level'],
  { className?: string; words?: string; icon?: ReactNode }
> = {
  info: {},
  warn: {
    className: styles.toneWarning,
    words: 'Warning: ',
    icon: <RiAlertLine aria-hidden />,
  },
  error: {
    className: styles.toneDanger,
    words: 'Error: ',
    icon: <RiErrorWarningLine aria-hidden />,
  },
};

/** A keyboard scrolls only what it can reach. */
const REACHABLE = { tabIndex: 0 };

/** What happened, line by line; new lines are read out and come into view. */
export function OperationLog(props: {
  events: OperationEvent[];
  interrupted?: unknown;
}) {
  const { events, interrupted } = props;
  const headingId = useId();
  const { ref, onScroll } = useStaysAtEnd(events.length);
  return (
    <section aria-labelledby={headingId} className={styles.part}>
      <Text as="h3" id={headingId} variant="title-x-small">
        Log
      </Text>
      {interrupted !== undefined && (
        <Alert
          status="warning"
          icon
          role="status"
          title="The log is interrupted and goes on by itself"
          description={explainError(interrupted)}
        />
      )}
      <div
        ref={ref}
        role="log"
        aria-live="polite"
        aria-labelledby={headingId}
        {...REACHABLE}
        className={styles.log}
        onScroll={onScroll}
      >
        <ol>
          {events.map(event => (
            <LogLine key={event.seq} event={event} />
          ))}
        </ol>
        {events.length === 0 && <Text as="p">Nothing has happened yet.</Text>}
      </div>
    </section>
  );
}

function LogLine({ event }: { event: OperationEvent }) {
  const { at, stage, level, message } = event;
  const { className, words, icon } = LEVELS[level];
  return (
    <li className={className}>
      <time dateTime={at} title={new Date(at).toLocaleString()}>
        {new Date(at).toLocaleTimeString(undefined, { hourCycle: 'h23' })}
      </time>
      <span className={styles.message}>
        {icon}
        {words && <VisuallyHidden>{words}</VisuallyHidden>}
        {stage && <strong>{stage} </strong>}
        {message}
      </span>
    </li>
  );
}

/** Keeps the newest line in view, unless somebody has scrolled back to read. */
function useStaysAtEnd(lines: number) {
  const ref = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const log = ref.current;
    if (log && isAtEnd.current) {
      log.scrollTop = log.scrollHeight;
    }
  }, [lines]);
  const onScroll = () => {
    const log = ref.current;
    if (log) {
      isAtEnd.current =
        log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    }
  };
  return { ref, onScroll };
}
