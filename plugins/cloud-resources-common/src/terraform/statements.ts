import type { DesignNode } from '../design/Design';
import type { PolicyStatement } from '../resources/PolicyStatement';
import type { Edges } from './Edges';

const distinct = (statements: readonly PolicyStatement[]) => [
  ...new Map(
    statements.map(statement => [JSON.stringify(statement), statement]),
  ).values(),
];

/** What whoever uses a node needs besides, such as its key. */
const sharedBy = (node: DesignNode, edges: Edges) =>
  edges
    .to(node)
    .flatMap(({ connection, source }) => connection.shares?.(source) ?? []);

const withShared = (
  statements: readonly PolicyStatement[],
  used: DesignNode,
  edges: Edges,
) => (statements.length > 0 ? [...statements, ...sharedBy(used, edges)] : []);

/** What the edges of a node let its role do; said once, however many edges say it. */
export function allowedTo(
  node: DesignNode,
  edges: Edges,
): readonly PolicyStatement[] {
  const statements = [
    ...edges
      .from(node)
      .flatMap(({ connection, target }) =>
        withShared(connection.allows?.(target) ?? [], target, edges),
      ),
    ...edges
      .to(node)
      .flatMap(({ connection, source }) =>
        withShared(connection.allowsTarget?.(source) ?? [], source, edges),
      ),
  ];
  return distinct(statements);
}

/** Whom the edges let into a node: their sources, and services that use what it is shared with. */
export function admittedTo(
  node: DesignNode,
  edges: Edges,
): readonly PolicyStatement[] {
  const own = edges
    .to(node)
    .flatMap(
      ({ connection, source }) => connection.admits?.(source, node) ?? [],
    );
  const throughShares = edges.from(node).flatMap(({ connection, target }) => {
    const shares = connection.shares?.(node) ?? [];
    return shares.length > 0
      ? edges
          .to(target)
          .flatMap(edge => edge.connection.admits?.(edge.source, target) ?? [])
          .flatMap(({ services, conditions }) =>
            shares.map(share => ({ ...share, services, conditions })),
          )
      : [];
  });
  return distinct([...own, ...throughShares]);
}
