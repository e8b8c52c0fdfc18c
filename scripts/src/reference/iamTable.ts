import type { IamNeeds } from '@cloudforge/plugin-cloud-resources-common';
import { code, plain, table } from './markdown';

const conditionOf = (condition: IamNeeds[number]['condition']) =>
  Object.entries(condition ?? {})
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(
        ([key, value]) =>
          `${code(key)} ${operator} ${code(JSON.stringify(value))}`,
      ),
    )
    .join('; ');

/** Terraform's operation → actions, on what, and under which condition. */
export const iamTable = (needs: IamNeeds) =>
  table(
    ['to', 'actions', 'on', 'if'],
    needs.map(need => [
      need.for,
      need.actions.map(code).join(', '),
      'everything' in need.on
        ? `everything: ${plain(need.on.everything)}`
        : need.on.map(code).join(', '),
      conditionOf(need.condition),
    ]),
  );
