import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Container,
  Link,
  Skeleton,
  VisuallyHidden,
} from '@backstage/ui';
import { Helmet } from 'react-helmet';
import { LoadingFailed } from '../../LoadingFailed';
import { operationsRouteRef } from '../../routes';
import { KIND_WORDS } from '../operationWords';
import styles from '../operations.module.css';
import { isUnknownOperation } from './followOperation';
import { OperationDetails } from './OperationDetails';
import { useOperation } from './useOperation';

/** One operation, as it goes on. */
export function OperationPage({ id }: { id: string }) {
  const followed = useOperation(id);
  const { operation, error } = followed;
  return (
    <main>
      <Container className={styles.page}>
        <ToTheList />
        {operation && (
          <>
            <Helmet
              title={`${KIND_WORDS[operation.kind]} ${operation.service}`}
            />
            <OperationDetails
              operation={operation}
              events={followed.events}
              interrupted={error}
              onChange={followed.update}
            />
          </>
        )}
        {!operation && error === undefined && <OperationSkeleton />}
        {!operation && error !== undefined && (
          <NoOperation id={id} error={error} onRetry={followed.retry} />
        )}
      </Container>
    </main>
  );
}

function ToTheList() {
  const list = useRouteRef(operationsRouteRef)?.();
  return list === undefined ? null : (
    <nav aria-label="Back">
      <Link href={list}>← All operations</Link>
    </nav>
  );
}

function NoOperation(props: {
  id: string;
  error: unknown;
  onRetry: () => void;
}) {
  return isUnknownOperation(props.error) ? (
    <Alert
      status="warning"
      icon
      role="alert"
      title="There is no such operation, or you may not see it"
      description={`You see the operations of services that you or your groups own. Nothing of yours is called ${props.id}.`}
    />
  ) : (
    <LoadingFailed
      title="The operation could not be loaded"
      error={props.error}
      onRetry={props.onRetry}
    />
  );
}

function OperationSkeleton() {
  return (
    <div aria-busy className={styles.skeleton}>
      <VisuallyHidden>Loading the operation …</VisuallyHidden>
      <Skeleton width="16rem" height="2rem" />
      <Skeleton width="100%" height="4rem" />
      <Skeleton width="100%" height="20rem" />
    </div>
  );
}
