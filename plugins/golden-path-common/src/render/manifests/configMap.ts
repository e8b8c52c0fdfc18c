import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { ServiceSpec } from '../../spec';
import type { ServiceContext } from '../ServiceContext';

/**
 * Makes kustomize put a hash of the content behind the name, here and where it
 * is used, so that a changed variable is rolled out like a changed image. Its
 * own generator would change texts with quotes or new lines; the annotation
 * documented for this has no effect on a file (kustomize issue 4833).
 */
const WITH_HASH = {
  'internal.config.kubernetes.io/needsHashSuffix': 'enabled',
};

export function configMapName({ name }: ServiceSpec): string {
  return `${name}-env`;
}

/** The variables that somebody typed. The kubelet takes them as they are: nothing is expanded. */
export function configMap({ spec, labels }: ServiceContext): IConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: configMapName(spec),
      labels: labels.all,
      annotations: WITH_HASH,
    },
    data: spec.env,
  };
}
