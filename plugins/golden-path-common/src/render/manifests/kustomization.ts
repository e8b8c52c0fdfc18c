import type { EnvironmentContext, ServiceContext } from '../ServiceContext';

/** The fields of a Kustomization that we use; kustomize publishes no TypeScript types. */
export interface Kustomization {
  apiVersion: 'kustomize.config.k8s.io/v1beta1';
  kind: 'Kustomization';
  namespace?: string;
  resources: string[];
  patches?: { path: string }[];
  labels?: {
    pairs: Record<string, string>;
    includeSelectors: boolean;
    includeTemplates: boolean;
  }[];
  images?: { name: string; newName: string; newTag: string }[];
  configMapGenerator?: {
    name: string;
    files: string[];
    options: { disableNameSuffixHash: true; labels: Record<string, string> };
  }[];
}

/**
 * Tag of an image that nobody has built yet: the overlay is valid, and nothing
 * runs that did not come out of the pipeline, whose first run on the default
 * branch puts a digest in its place.
 *
 * @public
 */
export const UNBUILT_TAG = 'unbuilt';

export function baseKustomization(resources: string[]): Kustomization {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
  };
}

/**
 * Holds no text that a person typed and keeps the image last: the pipeline
 * rewrites this file, and its one line only.
 */
export function overlayKustomization(
  { spec, names, labels }: ServiceContext,
  environment: EnvironmentContext,
  files: { resources: string[]; patches: string[] },
): Kustomization {
  return {
    ...baseKustomization([
      '../../base',
      `../../${environment.observability}`,
      ...files.resources,
    ]),
    namespace: environment.namespace,
    patches: files.patches.map(path => ({ path })),
    labels: [
      {
        pairs: { [labels.environmentKey]: environment.environment },
        includeSelectors: false,
        includeTemplates: true,
      },
    ],
    images: [{ name: spec.name, newName: names.image, newTag: UNBUILT_TAG }],
  };
}
