import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { LoadingFailed } from '../../LoadingFailed';
import { operationsRouteRef } from '../../routes';
import { writeFilter } from '../list/useOperationsFilter';
import { RowList, RowListSkeleton } from '../../rows/Rows';
import { OperationRow } from '../OperationRow';
import styles from '../operations.module.css';
import { useOperations } from '../useOperations';

/** What an entity's page shows at once; the list has the rest. */
const LIMIT = 5;

/** The newest operations that touched a service, on its page in the catalog. */
export function ServiceOperationsCard() {
  const { entity } = useEntity();
  const service = entity.metadata.name;
  const { value, error, retry } = useOperations({ service, limit: LIMIT });
  const list = useRouteRef(operationsRouteRef)?.();
  return (
    <Card>
      <CardHeader>
        <div className={styles.cardTitle}>
          <Text as="h2" variant="title-x-small" weight="bold">
            Operations
          </Text>
          {value?.next && list !== undefined && (
            <Link href={list + writeFilter({ service })}>All of them</Link>
          )}
        </div>
      </CardHeader>
      <CardBody>
        {error !== undefined && (
          <LoadingFailed
            title="The operations could not be loaded"
            error={error}
            onRetry={retry}
          />
        )}
        {!value && error === undefined && (
          <RowListSkeleton label="Loading the operations …" />
        )}
        {value?.items.length === 0 && (
          <Text as="p" color="secondary">
            None that you may see.
          </Text>
        )}
        {value && value.items.length > 0 && (
          <RowList>
            {value.items.map(operation => (
              <OperationRow key={operation.id} operation={operation} />
            ))}
          </RowList>
        )}
      </CardBody>
    </Card>
  );
}
