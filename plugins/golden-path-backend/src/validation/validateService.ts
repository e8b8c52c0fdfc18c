import {
  type EnvironmentObjects,
  type GeneratedService,
  type ObjectProblem,
  type PlatformSpec,
  environmentProblems,
} from '@cloudforge/plugin-golden-path-common';
import { schemaProblems } from './schemaProblems';

async function problemsOf(
  objects: EnvironmentObjects,
  platform: PlatformSpec,
): Promise<ObjectProblem[]> {
  const bySchema = await Promise.all(
    [...objects.workload, ...objects.boundary].map(async object => {
      const messages = await schemaProblems(object);
      return messages.map(message => ({
        object: `${objects.environment}: ${object.kind}/${object.metadata.name}`,
        message,
      }));
    }),
  );
  return [
    ...bySchema.flat(),
    ...environmentProblems(objects, platform.allowedRegistries),
  ];
}

/**
 * Lets nothing through that a cluster would refuse, or that refers to something
 * that is not there.
 *
 * @returns how many objects were looked at
 * @throws Error: whoever asked for the service cannot help it, the platform or
 * the generators are wrong
 */
export async function validateService({
  spec,
  platform,
  environments,
}: GeneratedService): Promise<number> {
  const problems = (
    await Promise.all(
      environments.map(objects => problemsOf(objects, platform)),
    )
  ).flat();
  if (problems.length > 0) {
    throw new Error(
      `What was generated for ${
        spec.name
      } would not work, so nothing was made. Tell the platform team:\n${problems
        .map(({ object, message }) => `- ${object}: ${message}`)
        .join('\n')}`,
    );
  }
  return environments.reduce(
    (sum, { workload, boundary }) => sum + workload.length + boundary.length,
    0,
  );
}
