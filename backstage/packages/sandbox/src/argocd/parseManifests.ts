import { parseAllDocuments } from 'yaml';
import type { KubeObject } from './KubeObject';

/** A manifest that cannot be read, in the words of Argo CD's repo server. */
export class ManifestError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ManifestError';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toObject(file: string, value: unknown): KubeObject[] {
  if (!isRecord(value)) {
    throw new ManifestError(
      `Failed to unmarshal "${file}": error unmarshaling JSON: while decoding JSON: json: cannot unmarshal into Go value of type map[string]interface {}`,
    );
  }
  if (typeof value.kind !== 'string' || !value.kind) {
    throw new ManifestError(
      `Failed to unmarshal "${file}": Object 'Kind' is missing in '${JSON.stringify(
        value,
      ).slice(0, 200)}'`,
    );
  }
  if (value.kind === 'List' && Array.isArray(value.items)) {
    return value.items.flatMap(item => toObject(file, item));
  }
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  if (
    typeof value.apiVersion !== 'string' ||
    typeof metadata.name !== 'string'
  ) {
    throw new ManifestError(
      `Failed to unmarshal "${file}": ${value.kind} needs apiVersion and metadata.name`,
    );
  }
  return [value as KubeObject];
}

/** Source: reposerver/repository/repository.go, skipFileRenderingMarker. */
const SKIPPED = '+argocd:skip-file-rendering';

/**
 * The objects of one YAML or JSON file; none where it says that it holds none.
 * @throws ManifestError naming the file, as the repo server does.
 * Source: reposerver/repository/repository.go, getObjsFromYAMLOrJson.
 */
export function parseManifests(file: string, text: string): KubeObject[] {
  if (text.includes(SKIPPED)) {
    return [];
  }
  return parseAllDocuments(text).flatMap(document => {
    if (document.errors.length > 0) {
      throw new ManifestError(
        `Failed to unmarshal "${file}": error converting YAML to JSON: yaml: ${document.errors[0].message
          .split('\n')[0]
          .trim()}`,
      );
    }
    // Bounded: a few aliases are honest, millions are an attack.
    const value = document.toJS({ maxAliasCount: 1000 });
    return value === null || value === undefined ? [] : toObject(file, value);
  });
}
