import { posix } from 'node:path';
import { parse } from 'yaml';

/** Source: kustomize api/konfig, RecognizedKustomizationFileNames. */
export const KUSTOMIZATION_NAMES = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

const strings = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];

/**
 * The plain manifests that a kustomization names, followed through its bases;
 * patches, generators and images are not applied. Stands in for kustomize
 * where kubectl is missing, so it may list fewer or other objects.
 */
export function kustomizationFiles(
  directory: string,
  read: (path: string) => string | undefined,
  seen: Set<string> = new Set(),
): { files: string[]; namespace?: string } {
  if (seen.has(directory)) {
    return { files: [] };
  }
  seen.add(directory);
  const text = KUSTOMIZATION_NAMES.map(name =>
    read(posix.join(directory, name)),
  ).find(found => found !== undefined);
  const kustomization = (text && parse(text)) ?? {};
  const resources = [
    ...strings(kustomization.resources),
    ...strings(kustomization.bases),
  ].map(resource => posix.join(directory, resource));
  const files = resources.flatMap(resource =>
    read(resource) === undefined
      ? kustomizationFiles(resource, read, seen).files
      : [resource],
  );
  const { namespace } = kustomization;
  return {
    files,
    namespace: typeof namespace === 'string' ? namespace : undefined,
  };
}
