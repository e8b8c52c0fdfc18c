import {
  jsonSchemaOf,
  resourceTypes,
  type ResourceType,
  type UsageSize,
} from '@cloudforge/plugin-cloud-resources-common';
import { iamTable } from './iamTable';
import { keyTable } from './keyTable';
import { code, part, plain, table } from './markdown';

const SIZES: readonly UsageSize[] = ['small', 'medium', 'large'];

/** Numbers of a tree with where they stand. */
function leaves(tree: object, path = ''): [string, number][] {
  return Object.entries(tree).flatMap(([key, value]): [string, number][] =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  );
}

/** What is assumed of the use where nobody states it. */
function assumedTable({ cost }: ResourceType): string[] {
  const values = SIZES.map(size => new Map(leaves(cost.assumed[size])));
  const keys = [...new Set(values.flatMap(value => [...value.keys()]))];
  const counted = keys.filter(key => values.some(value => value.get(key)));
  return counted.length === 0
    ? []
    : [
        ...table(
          ['key', ...SIZES],
          counted.map(key => [
            code(key),
            ...values.map(value => String(value.get(key) ?? 0)),
          ]),
        ),
        '',
        `Source: ${plain(
          cost.assumedFrom,
        )}. What is not listed is assumed to be 0.`,
      ];
}

function edgeTable({ id }: ResourceType): string[] {
  const rows = resourceTypes.ids.flatMap(other =>
    [
      [id, other],
      [other, id],
    ].flatMap(([source, target], index) => {
      const meaning = resourceTypes.connection(source, target)?.meaning;
      // An edge from a type to itself is one row.
      return meaning === undefined || (index === 1 && other === id)
        ? []
        : [[`${code(source)} → ${code(target)}`, plain(meaning)]];
    }),
  );
  return rows.length > 0 ? table(['edge', 'means'], rows) : [];
}

/** Of what is counted for the configuration that nobody changed. */
function priceLines({ configSchema, cost }: ResourceType): string[] {
  const config = configSchema.safeParse({});
  if (!config.success) {
    return [];
  }
  const items = cost.items(config.data, cost.assumed.large);
  return items.length === 0
    ? [plain(cost.note(config.data))]
    : [
        'Of the defaults; other configurations have other prices of the [price book](prices.md).',
        '',
        ...table(
          ['what', 'price'],
          items.map(({ name, service, dimension }) => [
            plain(name),
            code(`${service} ${dimension}`),
          ]),
        ),
        '',
        plain(cost.note(config.data)),
      ];
}

/** Everything about one type of resource. */
export const typePage = (type: ResourceType) => [
  `# ${plain(type.title)}`,
  '',
  `${code(type.id)} in a design.`,
  ...part('Configuration', keyTable(jsonSchemaOf(type.configSchema))),
  ...part('Edges', edgeTable(type)),
  ...part('Usage', keyTable(jsonSchemaOf(type.cost.usageSchema))),
  ...part('Usage that is assumed', assumedTable(type)),
  ...part('Prices', priceLines(type)),
  ...part('IAM', iamTable(type.iam)),
];
