import {
  blueprints,
  jsonSchemaOf,
} from '@cloudforge/plugin-cloud-resources-common';

export const listBlueprints = () =>
  blueprints.map(({ id, title, description, paramsSchema }) => ({
    id,
    title,
    description,
    params: jsonSchemaOf(paramsSchema),
  }));
