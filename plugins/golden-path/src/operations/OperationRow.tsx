import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text, VisuallyHidden } from '@backstage/ui';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { EntityLink } from '../catalog/EntityLink';
import { RelativeTime } from '../RelativeTime';
import { operationRouteRef, scaffolderTaskRouteRef } from '../routes';
import { RowItem } from '../rows/Rows';
import { OperationStateBadge } from './OperationStateBadge';
import styles from './operations.module.css';
import { KIND_WORDS } from './operationWords';

/** An operation in a short list: what, by whom, when, how it stands and why. */
export function OperationRow({ operation }: { operation: OperationView }) {
  const taskPage = useRouteRef(scaffolderTaskRouteRef);
  const { taskId, error, state, initiator, createdAt, service } = operation;
  return (
    <RowItem
      aside={
        <>
          {taskId && taskPage && (
            <Link href={taskPage({ taskId })}>
              Task<VisuallyHidden> of {service}</VisuallyHidden>
            </Link>
          )}
          <OperationStateBadge operation={operation} />
        </>
      }
    >
      <OperationLink operation={operation} />
      <Text as="div" variant="body-small" color="secondary">
        <EntityLink entityRef={initiator} small />,{' '}
        <RelativeTime at={createdAt} />
      </Text>
      {error && state !== 'done' && (
        <Text as="div" variant="body-small" className={styles.reason}>
          {error}
        </Text>
      )}
    </RowItem>
  );
}

function OperationLink({ operation }: { operation: OperationView }) {
  const operationPage = useRouteRef(operationRouteRef);
  const words = `${KIND_WORDS[operation.kind]} ${operation.service}`;
  return operationPage ? (
    <Link href={operationPage({ operationId: operation.id })} weight="bold">
      {words}
    </Link>
  ) : (
    <Text weight="bold">{words}</Text>
  );
}
