import { validateDesign, type Design, type DesignFile } from '../design';

/** A design that must be without a problem. */
export function designOf(input: DesignFile): Design {
  const checked = validateDesign(input);
  if (!checked.ok) {
    throw new Error(JSON.stringify(checked.problems, null, 2));
  }
  return checked.value;
}

/** Nodes as `[id, type, config]`, labelled by their ids. */
export function file(
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

export const design = (...parts: Parameters<typeof file>) =>
  designOf(file(...parts));
