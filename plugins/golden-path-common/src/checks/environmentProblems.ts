import type { EnvironmentObjects, KubernetesObject } from '../render';
import { type ObjectProblem, nameOf } from './ObjectProblem';
import { boundaryProblems } from './boundaryProblems';
import { objectProblems } from './objectProblems';
import { referenceProblems } from './references/referenceProblems';

function doubles(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const seen = new Set<string>();
  return objects.filter(object => {
    const name = nameOf(object);
    const again = seen.has(name);
    seen.add(name);
    return again;
  });
}

/**
 * Everything that the schemas of the kinds do not see: what the API server
 * refuses for other reasons, what refers to something that is not there, and
 * what does not fit its boundaries. Pure; empty for every service that was
 * generated here, or the generators are wrong.
 *
 * @public
 */
export function environmentProblems(
  objects: EnvironmentObjects,
  registries: readonly string[],
): ObjectProblem[] {
  const all = [...objects.workload, ...objects.boundary];
  const problem = (
    object: { kind?: string; metadata?: { name?: string } },
    message: string,
  ): ObjectProblem => ({
    object: `${objects.environment}: ${nameOf(object)}`,
    message,
  });
  return [
    ...all.flatMap(object =>
      objectProblems(object).map(message => problem(object, message)),
    ),
    ...doubles(all).map(object => problem(object, 'there are two of it')),
    ...[
      ...referenceProblems(all),
      ...boundaryProblems(objects, registries),
    ].map(({ object, message }) => problem(object, message)),
  ];
}
