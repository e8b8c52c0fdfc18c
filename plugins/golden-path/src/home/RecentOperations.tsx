import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Card, Link, Text, VisuallyHidden } from '@backstage/ui';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { EntityLink } from '../catalog/EntityLink';
import { LoadingFailed } from '../LoadingFailed';
import { OperationStateBadge } from '../operations/OperationStateBadge';
import { RelativeTime } from '../RelativeTime';
import { scaffolderTaskRouteRef } from '../routes';
import { RowItem, Rows, RowsSkeleton } from './Rows';
import { Section } from './Section';
import styles from './home.module.css';
import { useRecentOperations } from './useRecentOperations';

/** What was made, or undone, of late. */
export function RecentOperations() {
  const { value, error, retry } = useRecentOperations();
  return (
    <Section title="Recent operations">
      {error && (
        <LoadingFailed
          title="The operations could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {!error && !value && <RowsSkeleton label="Loading the operations …" />}
      {!error && value && <OperationRows operations={value} />}
    </Section>
  );
}

function OperationRows({ operations }: { operations: OperationView[] }) {
  if (operations.length === 0) {
    return (
      <Card>
        <div className={styles.empty}>
          <Text as="p">
            Nothing yet. When somebody in your groups creates a service, its
            progress shows here.
          </Text>
        </div>
      </Card>
    );
  }
  return (
    <Rows>
      {operations.map(operation => (
        <OperationRow key={operation.id} operation={operation} />
      ))}
    </Rows>
  );
}

function OperationRow({ operation }: { operation: OperationView }) {
  const taskPage = useRouteRef(scaffolderTaskRouteRef);
  const { taskId, links, error, state } = operation;
  return (
    <RowItem
      aside={
        <>
          {taskId && taskPage && (
            <Link href={taskPage({ taskId })}>
              Log<VisuallyHidden> of {operation.service}</VisuallyHidden>
            </Link>
          )}
          <OperationStateBadge state={state} />
        </>
      }
    >
      <Text as="span">
        Create{' '}
        {links && state === 'done' ? (
          <EntityLink entityRef={links.entityRef} strong>
            {operation.service}
          </EntityLink>
        ) : (
          <Text as="strong" weight="bold">
            {operation.service}
          </Text>
        )}
      </Text>
      <Text as="div" variant="body-small" color="secondary">
        <EntityLink entityRef={operation.initiator} small />,{' '}
        <RelativeTime at={operation.createdAt} />
      </Text>
      {error && state !== 'done' && (
        <Text as="div" variant="body-small" className={styles.reason}>
          {error}
        </Text>
      )}
    </RowItem>
  );
}
