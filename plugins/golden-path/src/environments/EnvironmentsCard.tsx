import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { LoadingFailed } from '../LoadingFailed';
import { RowList, RowListSkeleton } from '../rows/Rows';
import { EnvironmentRow } from './EnvironmentRow';
import { ServiceFacts } from './ServiceFacts';
import { useServiceStatus } from './useServiceStatus';

/** Where a service runs, in order of promotion, on its page in the catalog. */
export function EnvironmentsCard() {
  const { entity } = useEntity();
  const { value, error, retry } = useServiceStatus(entity.metadata.name);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          Environments
        </Text>
      </CardHeader>
      <CardBody>
        {error !== undefined && (
          <LoadingFailed
            title="How the service runs could not be loaded"
            error={error}
            onRetry={retry}
          />
        )}
        {!value && error === undefined && (
          <RowListSkeleton label="Loading the environments …" />
        )}
        {value && (
          <>
            <RowList>
              {value.environments.map(status => (
                <EnvironmentRow key={status.environment} status={status} />
              ))}
            </RowList>
            <ServiceFacts status={value} />
          </>
        )}
      </CardBody>
    </Card>
  );
}
