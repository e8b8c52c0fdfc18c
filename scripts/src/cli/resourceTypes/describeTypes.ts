import {
  describeSchema,
  jsonSchemaOf,
  resourceTypes,
  type JsonSchema,
} from '@cloudforge/plugin-cloud-resources-common';

export const listTypes = () =>
  resourceTypes.all.map(({ id, title }) => ({
    id,
    title,
    targets: resourceTypes.targetsOf(id),
  }));

/** The configuration of a type; what may be said of its use stands in `$defs`. */
export function schemaOf(id: string): JsonSchema {
  const type = resourceTypes.get(id);
  if (!type) {
    throw new Error(
      `there is no resource type "${id}"; there are: ${resourceTypes.ids.join(
        ', ',
      )}`,
    );
  }
  const { $schema: _, ...usage } = jsonSchemaOf(type.cost.usageSchema);
  return {
    ...jsonSchemaOf(type.configSchema),
    title: type.title,
    $defs: { usage: { title: 'Usage', ...usage } },
  };
}

export const keyRows = (schema: JsonSchema): string[][] =>
  describeSchema(schema).map(({ key, title, allowed, fallback }) => [
    key,
    title,
    allowed,
    fallback,
  ]);
