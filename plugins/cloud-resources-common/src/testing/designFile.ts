import type { DesignFile } from '@cloudforge/plugin-cloud-resources-common';

/** Nodes as `[id, type, config]`, labelled by their ids. */
export function designFile(
  nodes: readonly (readonly [string, string, object?])[],
  edges: readonly (readonly [string, string])[] = [],
  region: DesignFile['region'] = 'us-east-1',
): DesignFile {
  return {
    region,
    nodes: nodes.map(([id, resourceType, config = {}]) => ({
      id,
      data: {
        resourceType,
        label: id,
        config: config as Record<string, unknown>,
      },
    })),
    edges: edges.map(([source, target]) => ({ source, target })),
  };
}
