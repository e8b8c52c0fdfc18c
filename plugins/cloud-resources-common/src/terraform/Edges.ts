import type { DesignEdge, DesignNode } from '../design/Design';
import type { Connection } from '../resources/Connection';
import type { ResourceTypes } from '../resources/ResourceTypes';

interface KnownEdge extends DesignEdge {
  connection: Connection;
}

/** The edges of a design by their ends. */
export class Edges {
  private constructor(
    private readonly bySource: ReadonlyMap<DesignNode, KnownEdge[]>,
    private readonly byTarget: ReadonlyMap<DesignNode, KnownEdge[]>,
  ) {}

  static of(edges: readonly DesignEdge[], types: ResourceTypes): Edges {
    const bySource = new Map<DesignNode, KnownEdge[]>();
    const byTarget = new Map<DesignNode, KnownEdge[]>();
    const add = (
      map: Map<DesignNode, KnownEdge[]>,
      node: DesignNode,
      edge: KnownEdge,
    ) => {
      const list = map.get(node);
      if (list) {
        list.push(edge);
      } else {
        map.set(node, [edge]);
      }
    };
    for (const { source, target } of edges) {
      const connection = types.connection(source.type.id, target.type.id);
      if (!connection) {
        throw new Error(
          `an edge from ${source.type.id} to ${target.type.id} means nothing`,
        );
      }
      const edge = { source, target, connection };
      add(bySource, source, edge);
      add(byTarget, target, edge);
    }
    return new Edges(bySource, byTarget);
  }

  from(node: DesignNode): readonly KnownEdge[] {
    return this.bySource.get(node) ?? [];
  }

  to(node: DesignNode): readonly KnownEdge[] {
    return this.byTarget.get(node) ?? [];
  }
}
