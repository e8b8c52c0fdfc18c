import { Alert, Button } from '@backstage/ui';
import { explainError } from './api/explainError';

/** Says what could not be loaded and why, and offers to try again. */
export function LoadingFailed(props: {
  title: string;
  error: unknown;
  onRetry: () => void;
}) {
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={props.title}
      description={explainError(props.error)}
      customActions={
        <Button variant="secondary" onPress={props.onRetry}>
          Try again
        </Button>
      }
    />
  );
}
