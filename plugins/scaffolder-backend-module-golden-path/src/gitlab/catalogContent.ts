import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { parseAllDocuments, stringify } from 'yaml';

/**
 * The content of a catalog file: given as text, or as entities to write. Throws
 * InputError unless every document in it is an entity.
 */
export function catalogContent(given: {
  entity?: JsonObject;
  content?: string;
}): string {
  const { entity, content } = given;
  if ((entity === undefined) === (content === undefined)) {
    throw new InputError('Give either "entity" or "content"');
  }
  const text =
    content ??
    stringify(entity, { aliasDuplicateObjects: false, lineWidth: 0 });
  const documents = parseAllDocuments(text);
  if (!documents.length) {
    throw new InputError('"content" is empty; it must hold a catalog entity');
  }
  documents.forEach((document, index) => {
    const problem = document.errors.length
      ? document.errors[0].message
      : entityProblem(document.toJS());
    if (problem) {
      throw new InputError(
        `Document ${index + 1} is no catalog entity: ${problem}`,
      );
    }
  });
  return text;
}

function entityProblem(document: unknown): string | undefined {
  const { apiVersion, kind, metadata } = Object(document);
  const texts = { apiVersion, kind, 'metadata.name': metadata?.name };
  const missing = Object.entries(texts)
    .filter(([, value]) => typeof value !== 'string' || !value)
    .map(([key]) => key);
  return missing.length ? `it has no ${missing.join(', ')}` : undefined;
}
