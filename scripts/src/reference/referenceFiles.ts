import {
  policyFor,
  resourceTypes,
} from '@cloudforge/plugin-cloud-resources-common';
import { readPriceBook } from '../cli/priceBook';
import { blueprintsPage } from './blueprintsPage';
import { commandLinePage } from './commandLinePage';
import { code, plain, table } from './markdown';
import { pricesPage } from './pricesPage';
import { typePage } from './typePage';

/** Where they stand in the project. */
export const REFERENCE = 'docs/reference';

const MARK =
  '<!-- Written by `npm run reference-docs`; changes here are lost. -->';

const page = (lines: readonly string[]) => `${MARK}\n\n${lines.join('\n')}\n`;

const fileOf = (id: string) => `${id.toLowerCase().replaceAll('_', '-')}.md`;

function indexPage(): string[] {
  const { actionCount, documents } = policyFor(resourceTypes.ids);
  const base = policyFor([]);
  return [
    '# Cloud resources',
    '',
    'Every type with its keys, limits, defaults, edges, prices and IAM actions; [blueprints](blueprints.md); [prices](prices.md).',
    '',
    ...table(
      ['type', 'what', 'edges lead to'],
      resourceTypes.all.map(({ id, title }) => [
        `[${code(id)}](${fileOf(id)})`,
        plain(title),
        resourceTypes.targetsOf(id).map(code).join(', '),
      ]),
    ),
    '',
    '## IAM of every design',
    '',
    `The base network, and what Terraform asks about itself: ${base.actionCount} actions. All types together: ${actionCount} actions in ${documents.length} managed policies.`,
    '',
    ...table(
      ['actions', 'on'],
      base.documents.flatMap(({ Statement }) =>
        Statement.map(({ Action, Resource, Sid }) => [
          Action.map(code).join(', '),
          base.reasons[Sid]
            ? `everything: ${plain(base.reasons[Sid])}`
            : Resource.map(code).join(', '),
        ]),
      ),
    ),
  ];
}

/** The reference documentation: path below `docs/reference` → content. */
export async function referenceFiles(): Promise<Record<string, string>> {
  const at = 'cloud-resources/';
  return {
    'command-line.md': page(commandLinePage()),
    [`${at}README.md`]: page(indexPage()),
    [`${at}blueprints.md`]: page(blueprintsPage()),
    [`${at}prices.md`]: page(pricesPage(await readPriceBook())),
    ...Object.fromEntries(
      resourceTypes.all.map(type => [
        `${at}${fileOf(type.id)}`,
        page(typePage(type)),
      ]),
    ),
  };
}
