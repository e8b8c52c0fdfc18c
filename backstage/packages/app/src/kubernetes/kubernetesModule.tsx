import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { Progress } from '@backstage/core-components';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { lazy, Suspense } from 'react';

const ConnectedClusters = lazy(() =>
  import('./ConnectedClusters').then(m => ({ default: m.ConnectedClusters })),
);

/** The stock Kubernetes tab, which by itself says nothing without a cluster. */
const kubernetesTab = kubernetesPlugin
  .getExtension('entity-content:kubernetes/kubernetes')
  .override({
    *factory(originalFactory) {
      const original = originalFactory();
      yield* original;
      yield coreExtensionData.reactElement(
        <Suspense fallback={<Progress />}>
          <ConnectedClusters>
            {original.get(coreExtensionData.reactElement)}
          </ConnectedClusters>
        </Suspense>,
      );
    },
  });

export const kubernetesModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [kubernetesTab],
});
