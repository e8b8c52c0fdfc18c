import {
  blueprints,
  jsonSchemaOf,
} from '@cloudforge/plugin-cloud-resources-common';
import { keyTable } from './keyTable';
import { code, plain } from './markdown';

/** Every blueprint with its parameters. */
export const blueprintsPage = () => [
  '# Blueprints',
  '',
  'Designs that are known to be good, made of a few parameters: `cloudforge blueprint render NAME --set key=value`.',
  ...blueprints.flatMap(({ id, title, description, paramsSchema }) => [
    '',
    `## ${plain(title)}`,
    '',
    `${code(id)}: ${plain(description)}`,
    '',
    ...keyTable(jsonSchemaOf(paramsSchema)),
  ]),
];
