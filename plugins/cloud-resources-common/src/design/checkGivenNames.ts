import type { CheckedNodes } from './checkNodes';
import type { Problem } from './Problem';
import type { ReadDesign } from './readDesign';

/** Two things of one type that somebody names alike are one thing to AWS. */
export function checkGivenNames(
  { nodes: read }: ReadDesign,
  { nodes }: CheckedNodes,
): Problem[] {
  const seen = new Set<string>();
  return read.flatMap(({ path, value: { id } }): Problem[] => {
    const node = nodes.get(id);
    const key = node?.type.nameKey;
    if (!node || key === undefined) {
      return [];
    }
    const name = (node.config as Readonly<Record<string, unknown>>)[key];
    const place = `${node.type.id} ${name}`;
    if (name === undefined || !seen.has(place)) {
      seen.add(place);
      return [];
    }
    return [
      {
        node: id,
        path: `${path}.data.config.${key}`,
        message: `another ${node.type.id} is named "${name}" too`,
        mend: `Give one of them another ${key}, or leave it out.`,
      },
    ];
  });
}
