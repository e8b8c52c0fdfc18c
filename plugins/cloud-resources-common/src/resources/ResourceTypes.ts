import type { Connection } from './Connection';
import type { ResourceType } from './ResourceType';

const pairOf = (source: string, target: string) => `${source} → ${target}`;

/**
 * The types that there are, and what an edge between two of them means.
 *
 * @public
 */
export class ResourceTypes {
  private constructor(
    private readonly types: ReadonlyMap<string, ResourceType>,
    private readonly connections: ReadonlyMap<string, Connection>,
  ) {}

  /** @throws Error if a type or what a pair means is declared twice. */
  static of(list: readonly ResourceType[]): ResourceTypes {
    const types = new Map<string, ResourceType>();
    const connections = new Map<string, Connection>();
    const connect = (source: string, target: string, meaning: Connection) => {
      const pair = pairOf(source, target);
      if (connections.has(pair)) {
        throw new Error(`what ${pair} means is declared by both ends`);
      }
      connections.set(pair, meaning);
    };
    for (const type of list) {
      if (types.has(type.id)) {
        throw new Error(`there are two resource types ${type.id}`);
      }
      types.set(type.id, type);
      const { to = {}, from = {} } = type.connections;
      Object.entries(to).forEach(([id, meaning]) =>
        connect(type.id, id, meaning),
      );
      Object.entries(from).forEach(([id, meaning]) =>
        connect(id, type.id, meaning),
      );
    }
    return new ResourceTypes(types, connections);
  }

  get all(): readonly ResourceType[] {
    return [...this.types.values()];
  }

  get ids(): readonly string[] {
    return [...this.types.keys()];
  }

  get(id: string): ResourceType | undefined {
    return this.types.get(id);
  }

  connection(source: string, target: string): Connection | undefined {
    return this.connections.get(pairOf(source, target));
  }

  /** The types to which an edge of this one may lead. */
  targetsOf(source: string): readonly string[] {
    return this.ids.filter(id => this.connection(source, id) !== undefined);
  }
}
