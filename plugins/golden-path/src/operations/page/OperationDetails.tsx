import type {
  OperationEvent,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { useCallback, useRef } from 'react';
import styles from '../operations.module.css';
import { OperationActions } from './OperationActions';
import { OperationHeader } from './OperationHeader';
import { OperationLog } from './OperationLog';
import { OperationOutcome } from './OperationOutcome';
import { OperationStages } from './OperationStages';

/** Everything about one operation, and what a person may do about it. */
export function OperationDetails(props: {
  operation: OperationView;
  events: OperationEvent[];
  /** Why the log is not up to date. */
  interrupted?: unknown;
  onChange: (operation: OperationView) => void;
}) {
  const { operation, events, interrupted, onChange } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed may be gone, and the focus with it.
  const changed = useCallback(
    (after: OperationView) => {
      onChange(after);
      heading.current?.focus();
    },
    [onChange],
  );

  return (
    <article className={styles.operation}>
      <OperationHeader
        operation={operation}
        headingRef={heading}
        actions={<OperationActions operation={operation} onChange={changed} />}
      />
      <OperationOutcome operation={operation} />
      <div className={styles.columns}>
        <OperationStages operation={operation} />
        <OperationLog events={events} interrupted={interrupted} />
      </div>
    </article>
  );
}
