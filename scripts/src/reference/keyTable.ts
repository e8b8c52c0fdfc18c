import {
  describeSchema,
  type JsonSchema,
} from '@cloudforge/plugin-cloud-resources-common';
import { code, plain, table } from './markdown';

/** Every key of a schema, with limits and default; then the rules between keys. */
export function keyTable(schema: JsonSchema): string[] {
  const keys = describeSchema(schema);
  const rules = schema.rules ?? [];
  return keys.length === 0
    ? []
    : [
        ...table(
          ['key', 'what', 'may be', 'default'],
          keys.map(({ key, title, help, allowed, fallback, required }) => [
            code(key),
            [title, help].filter(Boolean).map(plain).join('. '),
            plain(allowed),
            required ? 'must be given' : code(fallback),
          ]),
        ),
        ...(rules.length > 0 ? ['', 'Besides:', ''] : []),
        ...rules.map(
          ({ path, message }) => `- ${code(path)} ${plain(message)}`,
        ),
      ];
}
