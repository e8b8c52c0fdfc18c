import {
  blueprints,
  designFrom,
  jsonSchemaOf,
  type DesignFile,
  type JsonSchema,
} from '@cloudforge/plugin-cloud-resources-common';
import { problemsError } from '../problems';
import type { Settings } from './setting';

/** Text stays text where the parameter is one; otherwise `3` and `true` are JSON. */
function typed(value: string, schema: JsonSchema | undefined): unknown {
  const kinds = (schema?.anyOf ?? [schema]).map(kind => kind?.type);
  if (schema === undefined || kinds.includes('string')) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    // The blueprint says what it wants instead.
    return value;
  }
}

/** @throws Error if there is no such blueprint, or a parameter is wrong. */
export function renderBlueprint(name: string, settings: Settings): DesignFile {
  const blueprint = blueprints.find(({ id }) => id === name);
  if (!blueprint) {
    throw new Error(
      `there is no blueprint "${name}"; there are: ${blueprints
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  const { properties = {} } = jsonSchemaOf(blueprint.paramsSchema);
  const params = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key,
      typed(
        value,
        Object.hasOwn(properties, key) ? properties[key] : undefined,
      ),
    ]),
  );
  const filled = designFrom(blueprint, params);
  if (!filled.ok) {
    throw problemsError(`What is set of ${name}`, filled.problems);
  }
  return filled.value;
}
