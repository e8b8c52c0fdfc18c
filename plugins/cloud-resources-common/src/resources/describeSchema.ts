import type { JsonSchema } from './jsonSchemaOf';

/**
 * A key of a configuration, in words.
 *
 * @public
 */
export interface DescribedKey {
  /** `rootBlockDevice.volumeSize`; `lifecycleRule[].id` in a list. */
  key: string;
  title: string;
  help: string;
  /** Type, limits and unit: `whole number, 0 to 900 s`. */
  allowed: string;
  /** As JSON; empty where there is none. */
  fallback: string;
  required: boolean;
}

const range = (
  min: number | undefined,
  max: number | undefined,
  unit = '',
): string => {
  const counted = unit && ` ${unit}`;
  // What JSON can hold exactly is no limit of anything.
  const least =
    min === undefined || min <= Number.MIN_SAFE_INTEGER ? undefined : min;
  const most =
    max === undefined || max >= Number.MAX_SAFE_INTEGER ? undefined : max;
  if (least !== undefined && most !== undefined) {
    return `${least} to ${most}${counted}`;
  }
  if (most !== undefined) {
    return `at most ${most}${counted}`;
  }
  return least === undefined ? unit : `at least ${least}${counted}`;
};

const joined = (...parts: readonly string[]) =>
  parts.filter(part => part !== '').join(', ');

function allowedIn(schema: JsonSchema): string {
  const { anyOf, enum: values, const: only, type, unit } = schema;
  if (anyOf) {
    return anyOf.map(allowedIn).join(' or ');
  }
  if (values || only !== undefined) {
    return (values ?? [only]).map(value => JSON.stringify(value)).join(', ');
  }
  switch (type) {
    case 'integer':
      return joined(
        'whole number',
        range(schema.minimum, schema.maximum, unit),
      );
    case 'number':
      return joined('number', range(schema.minimum, schema.maximum, unit));
    case 'boolean':
      return 'true or false';
    case 'array':
      return joined(
        schema.items?.type === 'object'
          ? 'list'
          : `list of ${schema.items ? allowedIn(schema.items) : 'anything'}`,
        range(schema.minItems, schema.maxItems, 'entries').replace(
          /^entries$/,
          '',
        ),
      );
    case 'string':
      if (schema.expected) {
        return `text: ${schema.expected}`;
      }
      return joined(
        'text',
        range(undefined, schema.maxLength, 'characters').replace(
          /^characters$/,
          '',
        ),
      );
    default:
      return 'object';
  }
}

function describe(
  key: string,
  schema: JsonSchema,
  required: boolean,
): DescribedKey[] {
  const own: DescribedKey = {
    key,
    title: schema.title ?? '',
    help: schema.description ?? '',
    allowed: allowedIn(schema),
    fallback:
      schema.default === undefined ? '' : JSON.stringify(schema.default),
    required,
  };
  const inner = schema.items
    ? describeSchema(schema.items, `${key}[].`)
    : describeSchema(schema, `${key}.`);
  return [own, ...inner];
}

/**
 * Every key of a schema and of what is nested in it, in its order.
 *
 * @public
 */
export function describeSchema(
  { properties = {}, required = [] }: JsonSchema,
  path = '',
): readonly DescribedKey[] {
  return Object.entries(properties).flatMap(([key, value]) =>
    describe(`${path}${key}`, value, required.includes(key)),
  );
}
