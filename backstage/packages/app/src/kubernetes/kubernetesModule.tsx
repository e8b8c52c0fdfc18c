import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { ConnectedClusters } from './ConnectedClusters';

/** The stock Kubernetes tab, which by itself says nothing without a cluster. */
const kubernetesTab = kubernetesPlugin
  .getExtension('entity-content:kubernetes/kubernetes')
  .override({
    *factory(originalFactory) {
      const original = originalFactory();
      yield* original;
      yield coreExtensionData.reactElement(
        <ConnectedClusters>
          {original.get(coreExtensionData.reactElement)}
        </ConnectedClusters>,
      );
    },
  });

export const kubernetesModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [kubernetesTab],
});
