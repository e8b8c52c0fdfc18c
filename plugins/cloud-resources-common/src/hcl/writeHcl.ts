import { commentLine, quoteKey } from './text';
import {
  NestedBlock,
  requireIdentifier,
  type HclBlock,
  type HclBody,
  type HclSection,
  type HclValue,
} from './tree';
import { assignments, defined, indented, STEP } from './writeValue';

/** Lists that fit are written on one line, as people do. */
const LINE = 80;

const nestedIn = (value: HclBody[string]): readonly NestedBlock[] => {
  if (value instanceof NestedBlock) {
    return [value];
  }
  return Array.isArray(value) && value[0] instanceof NestedBlock
    ? (value as readonly NestedBlock[])
    : [];
};

const braced = (head: string, inner: readonly string[]) =>
  inner.length > 0 ? [`${head} {`, ...indented(inner), '}'] : [`${head} {}`];

/** Attributes first, then nested blocks, each after an empty line. */
function bodyLines(body: HclBody, room: number): string[] {
  const attributes: [string, HclValue][] = [];
  const blocks: string[][] = [];
  for (const [name, value] of defined(body)) {
    requireIdentifier(name);
    const nested = nestedIn(value);
    if (nested.length > 0) {
      blocks.push(
        ...nested.map(inner =>
          braced(
            [name, ...inner.labels.map(quoteKey)].join(' '),
            bodyLines(inner.body, room - STEP.length),
          ),
        ),
      );
    } else {
      attributes.push([name, value as HclValue]);
    }
  }
  const written = assignments(attributes, room);
  return blocks.reduce(
    (all, inner) => (all.length === 0 ? inner : [...all, '', ...inner]),
    written,
  );
}

function blockText({ type, labels, body }: HclBlock): string {
  requireIdentifier(type);
  const head = [type, ...labels.map(quoteKey)].join(' ');
  return braced(head, bodyLines(body, LINE)).join('\n');
}

/**
 * The one HCL writer: the same tree gives the same bytes, formatted as
 * `terraform fmt` would, every text escaped, never a heredoc. Terraform itself
 * turns texts into Unicode's composed form (NFC) when it reads them.
 *
 * @throws Error if a name is no identifier or a number is not finite: names
 * come from our code, never from a design.
 *
 * @public
 */
export function writeHcl(sections: readonly HclSection[]): string {
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .map(
      ({ comment, blocks }) =>
        `${commentLine(comment)}\n${blocks.map(blockText).join('\n\n')}\n`,
    )
    .join('\n');
}
