import type { Entity } from '@backstage/catalog-model';

/** The part after the platform's own prefix, which catalogInfo of golden-path-common puts before it. */
const ANNOTATION = /^[^/]+\/gitops-repository$/;

/** Whether the golden path has made this service. */
export function isMadeHere({ kind, metadata }: Entity): boolean {
  return (
    kind.toLowerCase() === 'component' &&
    Object.keys(metadata.annotations ?? {}).some(key => ANNOTATION.test(key))
  );
}
