import {
  blueprints,
  designFrom,
  jsonSchemaOf,
  type Blueprint,
  type Design,
} from '@cloudforge/plugin-cloud-resources-common';
import { must } from '../expect';
import { checkedDesign, designsOf, isDesign, renamed, type Part } from './Part';

function blueprintPart(blueprint: Blueprint, params: object): Part {
  const filled = designFrom(blueprint, params);
  must(filled.ok, `${blueprint.id} refuses ${JSON.stringify(params)}`);
  const { nodes, edges = [] } = filled.value;
  return { nodes, edges };
}

/** Each blueprint with nothing chosen, as somebody would take it from the catalogue. */
export function blueprintDesigns(): Design[] {
  return blueprints.map(blueprint => {
    const filled = designFrom(blueprint, {});
    must(filled.ok, `${blueprint.id} asks for parameters`);
    return checkedDesign(filled.value);
  });
}

/** Each choice of every parameter that has choices, in as few designs as hold them. */
export function blueprintChoiceDesigns(): Design[] {
  const parts = blueprints.flatMap(blueprint => {
    const { properties = {} } = jsonSchemaOf(blueprint.paramsSchema);
    return Object.entries(properties).flatMap(([key, schema]) => {
      const values =
        schema.enum ?? (schema.type === 'boolean' ? [true, false] : []);
      // Regions change no shape; there are thirty of them.
      return key === 'region'
        ? []
        : values.map(value => {
            const part = blueprintPart(blueprint, { [key]: value });
            const own = renamed(part, `${blueprint.id} ${key} ${value}`);
            return isDesign(own) ? own : part;
          });
    });
  });
  return designsOf(parts);
}
