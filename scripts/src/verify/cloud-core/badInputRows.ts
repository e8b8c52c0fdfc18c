import {
  designLimits,
  estimate,
  policyFor,
  PriceBook,
  renderTerraform,
  resourceTypes,
  validateDesign,
  type Problem,
} from '@cloudforge/plugin-cloud-resources-common';
import {
  everything,
  examples,
} from '@cloudforge/plugin-cloud-resources-common/testing';
import { readPriceBook } from '../../cli/priceBook';
import { must } from '../expect';
import type { Row } from '../Row';

import { leavesOf, withLeaf } from './leaves';
import { checkedDesign } from './Part';
import { design, many, node, wrongDesigns } from './wrongDesigns';

const SECTION = 'bad input';

const row = (
  name: string,
  run: () => string | Promise<string>,
): Row<unknown> => ({ section: SECTION, name, run: async () => run() });

function problemsOf(input: unknown): readonly Problem[] {
  const checked = validateDesign(input);
  return checked.ok ? [] : checked.problems;
}

/** A problem says where, what, and what to do, as a sentence. */
function mustBeWhole(problems: readonly Problem[], input: string): void {
  must(problems.length > 0, `nothing is said of ${input}`);
  for (const { path, message, mend } of problems) {
    must(
      typeof path === 'string' && /\S/.test(message),
      `${input}: a problem without place or message`,
    );
    must(/^\p{Lu}.*\.$/u.test(mend), `${input}: "${mend}" says not what to do`);
  }
}

function mustSay(input: unknown, path: string, message: RegExp): void {
  const found = problemsOf(input);
  mustBeWhole(found, path);
  must(
    found.some(
      problem => problem.path === path && message.test(problem.message),
    ),
    `${message} is not said of ${path}, but: ${JSON.stringify(found)}`,
  );
}

/** What no place of a configuration takes. */
const WRONG = { nonsense: [] };

function everyPlaceRefusesNonsense(): string {
  let places = 0;
  for (const { id, data } of everything.nodes) {
    for (const { path } of leavesOf(data.config)) {
      const place = ['nodes.0.data.config', ...path].join('.');
      const config = withLeaf(data.config, path, WRONG);
      const found = problemsOf(design([{ id, data: { ...data, config } }]));
      mustBeWhole(found, place);
      must(
        found.some(
          problem => problem.node === id && problem.path.startsWith(place),
        ),
        `what is wrong at ${data.resourceType} ${place} is said of ${found
          .map(problem => problem.path)
          .join(', ')}`,
      );
      places += 1;
    }
  }
  return `${places} places of ${resourceTypes.ids.length} types`;
}

function everyTypeRefusesUnknownKeys(): string {
  for (const { plain } of examples) {
    const [id, type, config = {}] = plain;
    mustSay(
      design([node(id, type, id, { ...config, nonsense: 1 })]),
      'nodes.0.data.config.nonsense',
      /"nonsense" is unknown/,
    );
    mustSay(
      {
        ...design([node(id, type, id, config)]),
        usage: { [id]: { nonsense: 1 } },
      },
      `usage.${id}.nonsense`,
      /"nonsense" is unknown/,
    );
  }
  return `${examples.length} types, configuration and usage`;
}

function mustThrow(what: string, work: () => unknown, message: RegExp): void {
  try {
    work();
  } catch (error) {
    must(
      message.test((error as Error).message),
      `${what}: ${(error as Error).message}`,
    );
    return;
  }
  must(false, `${what} is taken`);
}

async function wrongQuestions(): Promise<string> {
  const book = PriceBook.of(await readPriceBook());
  const any = checkedDesign({ region: 'us-east-1', nodes: [] });
  mustThrow(
    'an unknown currency',
    () => estimate(any, book, { currency: 'XYZ' }),
    /XYZ/,
  );
  mustThrow(
    'an unknown service',
    () => policyFor(['TAPE'], { account: '123456789012', region: 'us-east-1' }),
    /TAPE/,
  );
  mustThrow(
    'a prefix that opens a policy',
    () => renderTerraform(any, { prefix: '*' }),
    /cannot begin names/,
  );
  return 'currency, service, prefix';
}

export const badInputRows: readonly Row<unknown>[] = [
  ...wrongDesigns.map(([name, input, path, message]) =>
    row(name, () => {
      mustSay(input, path, message);
      return problemsOf(input)[0].message;
    }),
  ),
  row(`${designLimits.nodes} nodes are not too many`, () => {
    must(problemsOf(many(designLimits.nodes)).length === 0, 'refused');
    return 'taken';
  }),
  row('nonsense in any place of a configuration', everyPlaceRefusesNonsense),
  row('an unknown key of any type', everyTypeRefusesUnknownKeys),
  row('an unknown currency, service or prefix', wrongQuestions),
];
