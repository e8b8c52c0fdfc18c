import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Text } from '@backstage/ui';
import { LoadingFailed } from '../../LoadingFailed';
import { operationsRouteRef } from '../../routes';
import styles from '../operations.module.css';
import { useOperations } from '../useOperations';
import { OperationsFilterBar } from './OperationsFilterBar';
import { OperationsTable } from './OperationsTable';
import {
  useOperationsFilter,
  writeFilter,
  type OperationsFilter,
} from './useOperationsFilter';

const LIMIT = 20;

/** Every operation that the person may see, a page at a time. */
export function OperationsListPage() {
  const { filter, change } = useOperationsFilter();
  const { value, error, retry } = useOperations({ ...filter, limit: LIMIT });
  return (
    <main>
      <Container className={styles.page}>
        <OperationsFilterBar filter={filter} onChange={change} />
        {error !== undefined && (
          <LoadingFailed
            title={
              value
                ? 'The list may be out of date'
                : 'The operations could not be loaded'
            }
            error={error}
            onRetry={retry}
          />
        )}
        {value?.items.length === 0 && <NoOperations filter={filter} />}
        {(value ? value.items.length > 0 : error === undefined) && (
          <OperationsTable operations={value?.items} />
        )}
        <Pages filter={filter} next={value?.next} />
      </Container>
    </main>
  );
}

function NoOperations({ filter }: { filter: OperationsFilter }) {
  const { service, state, after } = filter;
  return (
    <Text as="p">
      {service || state || after
        ? 'No operation fits what you are looking for. Services go by their exact name.'
        : 'Nothing yet. When somebody in your groups creates a service, its progress shows here.'}
    </Text>
  );
}

function Pages(props: { filter: OperationsFilter; next?: string }) {
  const { filter, next } = props;
  const list = useRouteRef(operationsRouteRef)?.();
  if (list === undefined || !(filter.after || next)) {
    return null;
  }
  return (
    <nav aria-label="Pages of the list" className={styles.pages}>
      {filter.after && (
        <ButtonLink
          variant="secondary"
          href={list + writeFilter({ ...filter, after: undefined })}
        >
          Newest
        </ButtonLink>
      )}
      {next && (
        <ButtonLink
          variant="secondary"
          href={list + writeFilter({ ...filter, after: next })}
        >
          Older
        </ButtonLink>
      )}
    </nav>
  );
}
