import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { Alert } from '@backstage/ui';
import type { ReactNode } from 'react';
import useAsync from 'react-use/esm/useAsync';

/** Shows its children if a cluster is connected, else why there is nothing. */
export const ConnectedClusters = ({ children }: { children: ReactNode }) => {
  const kubernetes = useApi(kubernetesApiRef);
  const clusters = useAsync(() => kubernetes.getClusters(), [kubernetes]);

  if (clusters.loading) {
    return <Progress />;
  }
  if (clusters.error) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title="The clusters could not be read"
        description={`${clusters.error.message} Reload the page to try again.`}
      />
    );
  }
  if (!clusters.value?.length) {
    return (
      <Alert
        role="status"
        status="info"
        icon
        title="No cluster is connected"
        description="This tab shows the pods of the service once the portal knows a Kubernetes cluster. A platform administrator connects one under kubernetes.clusterLocatorMethods in the portal's configuration. The sandbox has none: it renders manifests but runs no pods."
      />
    );
  }
  return <>{children}</>;
};
