import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Card, Link, Text } from '@backstage/ui';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { LoadingFailed } from '../LoadingFailed';
import { OperationRow } from '../operations/OperationRow';
import { useOperations } from '../operations/useOperations';
import { operationsRouteRef } from '../routes';
import { Rows, RowsSkeleton } from '../rows/Rows';
import { Section } from './Section';
import styles from './home.module.css';

const LIMIT = 10;

/** What was made, or undone, of late. */
export function RecentOperations() {
  const { value, error, retry } = useOperations({ limit: LIMIT });
  const list = useRouteRef(operationsRouteRef)?.();
  return (
    <Section
      title="Recent operations"
      action={value?.next && list && <Link href={list}>All of them</Link>}
    >
      {error !== undefined && (
        <LoadingFailed
          title="The operations could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {error === undefined && !value && (
        <RowsSkeleton label="Loading the operations …" />
      )}
      {value && <OperationRows operations={value.items} />}
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
