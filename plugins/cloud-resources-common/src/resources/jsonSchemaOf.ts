import { z } from 'zod';

/**
 * A JSON Schema (draft 2020-12) with keywords of our own: `unit`, the
 * form that a text is `expected` to have, and `rules` between several keys, which
 * JSON Schema cannot express.
 *
 * @public
 */
export interface JsonSchema {
  $schema?: string;
  $defs?: Readonly<Record<string, JsonSchema>>;
  title?: string;
  description?: string;
  unit?: string;
  expected?: string;
  rules?: readonly { path: string; message: string }[];
  type?: string;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  default?: unknown;
  const?: unknown;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

/**
 * What may be typed, defaults left out, with titles, help and units: a form can
 * be made of it.
 *
 * @public
 */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
