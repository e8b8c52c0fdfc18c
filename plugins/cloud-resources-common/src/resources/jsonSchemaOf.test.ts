import { resourceTypes } from './registry';
import { jsonSchemaOf, type JsonSchema } from './jsonSchemaOf';

const queue = () => jsonSchemaOf(resourceTypes.get('SQS')!.configSchema);

/** Every key that may be set, with where it stands. */
function* keysOf(
  schema: JsonSchema,
  path = '',
): Generator<[string, JsonSchema]> {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    yield [`${path}${key}`, value];
    yield* keysOf(value, `${path}${key}.`);
  }
  if (schema.items) {
    yield* keysOf(schema.items, path);
  }
}

describe('jsonSchemaOf', () => {
  it('tells title, unit, limits and default of a key', () => {
    expect(queue().properties?.delaySeconds).toEqual({
      title: 'Delay of every message',
      type: 'integer',
      unit: 's',
      minimum: 0,
      maximum: 900,
      default: 0,
    });
  });

  it('tells rules between keys', () => {
    expect(queue().rules).toContainEqual({
      path: 'name',
      message: 'ends with .fifo if, and only if, the queue is a FIFO queue',
    });
  });

  it('refuses unknown keys and asks for none that has a default', () => {
    expect(queue()).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
    expect(queue().required).toBeUndefined();
  });

  it.each(resourceTypes.ids)(
    'makes a form of %s, each key with a title',
    id => {
      const { configSchema, cost } = resourceTypes.get(id)!;
      const untitled = [configSchema, cost.usageSchema]
        .flatMap(schema => [...keysOf(jsonSchemaOf(schema))])
        .filter(([, { title }]) => !title)
        .map(([key]) => key);
      expect(untitled).toEqual([]);
    },
  );
});
