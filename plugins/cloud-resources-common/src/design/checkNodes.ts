import type { z } from 'zod';
import type { ResourceType } from '../resources/ResourceType';
import type { ResourceTypes } from '../resources/ResourceTypes';
import type { DesignNode } from './Design';
import type { Problem } from './Problem';
import { plainWords } from './plainWords';
import { problemsOf } from './problemsOf';
import type { Placed, ReadDesign, ReadNode } from './readDesign';
import { isReservedName, terraformName } from './terraformName';

export interface CheckedNodes {
  problems: readonly Problem[];
  /** Those without a problem of their own. */
  nodes: ReadonlyMap<string, DesignNode>;
  /** Id of the type by id of the node, whether or not its configuration is right. */
  typeOf: ReadonlyMap<string, string>;
}

function typeProblem(
  { path, value: { id, data } }: Placed<ReadNode>,
  types: ResourceTypes,
  allowed: readonly string[] | undefined,
): Problem | undefined {
  const problem = { node: id, path: `${path}.data.resourceType` };
  if (!types.get(data.resourceType)) {
    return {
      ...problem,
      message: `there is no resource type "${data.resourceType}"`,
      mend: `Use one of: ${types.ids.join(', ')}.`,
    };
  }
  return allowed?.includes(data.resourceType) === false
    ? {
        ...problem,
        message: `${data.resourceType} is not among the services that this role may use`,
        mend: `Remove the node, or have the service allowed. Allowed are: ${
          allowed.join(', ') || 'none'
        }.`,
      }
    : undefined;
}

const nodeProblems = (node: string, prefix: string, error?: z.ZodError) =>
  (error ? problemsOf(error) : []).map(problem => ({
    node,
    ...problem,
    path: problem.path ? `${prefix}.${problem.path}` : prefix,
  }));

function checkNode(
  { path, value: { id, data } }: Placed<ReadNode>,
  type: ResourceType,
  given: object | undefined,
): { problems: Problem[]; node?: DesignNode } {
  const config = type.configSchema.safeParse(data.config, {
    error: plainWords,
  });
  const usage = type.cost.usageSchema.safeParse(given ?? {}, {
    error: plainWords,
  });
  const problems = [
    ...nodeProblems(id, `${path}.data.config`, config.error),
    ...nodeProblems(id, `usage.${id}`, usage.error),
  ];
  if (!config.success || !usage.success) {
    return { problems };
  }
  const { label } = data;
  return {
    problems,
    node: {
      id,
      label,
      name: terraformName(label),
      type,
      config: config.data,
      ...(given && { usage: usage.data }),
    },
  };
}

/** Labels must become names that differ from each other and from the base network's. */
export function checkNames(nodes: readonly Placed<ReadNode>[]): Problem[] {
  const first = new Map<string, string>();
  return nodes.flatMap(({ path, value: { id, data } }): Problem[] => {
    const { label } = data;
    const name = terraformName(label);
    const other = first.get(name);
    const problem = { node: id, path: `${path}.data.label` };
    if (isReservedName(name)) {
      return [
        {
          ...problem,
          message: `"${label}" is what the base network of every design is called`,
          mend: 'Choose another label.',
        },
      ];
    }
    if (other === undefined) {
      first.set(name, label);
      return [];
    }
    return [
      {
        ...problem,
        message:
          other === label
            ? `another node is labelled "${label}" too`
            : `"${label}" and "${other}" become the same name, ${name}`,
        mend: 'Choose another label for one of them.',
      },
    ];
  });
}

/** Of some types a design has room for a few nodes only. */
function checkCounts(
  nodes: readonly Placed<ReadNode>[],
  types: ResourceTypes,
): Problem[] {
  return types.all.flatMap(({ id, atMost }): Problem[] =>
    atMost
      ? nodes
          .filter(({ value }) => value.data.resourceType === id)
          .slice(atMost.nodes)
          .map(({ path, value }) => ({
            node: value.id,
            path: `${path}.data.resourceType`,
            message: `a design has at most ${atMost.nodes} of ${id}: ${atMost.reason}`,
            mend: 'Remove the others.',
          }))
      : [],
  );
}

export function checkNodes(
  { nodes: read, usage, ids }: ReadDesign,
  types: ResourceTypes,
  allowed: readonly string[] | undefined,
): CheckedNodes {
  const problems: Problem[] = [];
  const nodes = new Map<string, DesignNode>();
  const typeOf = new Map<string, string>();
  const seen = new Set<string>();
  for (const placed of read) {
    const { path, value } = placed;
    const type = types.get(value.data.resourceType);
    const wrongType = typeProblem(placed, types, allowed);
    if (seen.has(value.id)) {
      problems.push({
        node: value.id,
        path: `${path}.id`,
        message: `another node has the id "${value.id}" too`,
        mend: 'Give one of them another id.',
      });
    }
    seen.add(value.id);
    if (wrongType) {
      problems.push(wrongType);
    }
    if (type) {
      typeOf.set(value.id, type.id);
      const given = Object.hasOwn(usage, value.id)
        ? usage[value.id]
        : undefined;
      const checked = checkNode(placed, type, given);
      problems.push(...checked.problems);
      if (checked.node) {
        nodes.set(value.id, checked.node);
      }
    }
  }
  const stray = Object.keys(usage)
    .filter(id => !ids.has(id))
    .map(id => ({
      path: `usage.${id}`,
      message: `there is no node "${id}"`,
      mend: 'Remove it; usage is given by the id of a node.',
    }));
  return {
    problems: [
      ...problems,
      ...checkNames(read),
      ...checkCounts(read, types),
      ...stray,
    ],
    nodes,
    typeOf,
  };
}
