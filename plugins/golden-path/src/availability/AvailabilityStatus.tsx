import { Alert, Button, Text } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { ExternalLink } from '../ExternalLink';
import type { Availability } from './Availability';
import styles from './AvailabilityStatus.module.css';

/** What is known about a name or a host, in words. */
export function AvailabilityStatus(props: {
  what: 'name' | 'host';
  text: string;
  state: Availability;
  onRetry: () => void;
}) {
  const { what, text, state, onRetry } = props;
  switch (state.kind) {
    case 'typing':
      return null;
    case 'checking':
      return (
        <Line tone="neutral" icon={<RiLoader4Line />}>
          Checking whether “{text}” is free …
        </Line>
      );
    case 'available':
      return (
        <Line tone="success" icon={<RiCheckLine />}>
          “{text}” is free.
        </Line>
      );
    case 'refused':
      return state.problems.map(problem => (
        <Line key={problem} tone="danger" icon={<RiErrorWarningLine />}>
          {problem}
        </Line>
      ));
    case 'taken':
      return (
        <>
          <Line tone="danger" icon={<RiErrorWarningLine />}>
            “{text}” is taken. Choose another {what}:
          </Line>
          <ul className={styles.clashes}>
            {state.clashes.map(clash => (
              <li key={`${clash.system} ${clash.message}`}>
                {clash.url ? (
                  <ExternalLink href={clash.url}>{clash.message}</ExternalLink>
                ) : (
                  clash.message
                )}
              </li>
            ))}
          </ul>
        </>
      );
    default:
      return (
        <Alert
          status="warning"
          icon
          title={`It could not be checked whether “${text}” is free`}
          description={state.reason}
          customActions={
            <Button variant="secondary" onPress={onRetry}>
              Check again
            </Button>
          }
        />
      );
  }
}

function Line(props: {
  tone: 'neutral' | 'success' | 'danger';
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <Text as="div" className={`${styles.line} ${styles[props.tone]}`}>
      <span className={styles.icon} aria-hidden>
        {props.icon}
      </span>
      <span>{props.children}</span>
    </Text>
  );
}
