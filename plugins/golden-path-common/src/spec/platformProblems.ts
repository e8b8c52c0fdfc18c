import { z } from 'zod';
import type { PlatformSpec } from './PlatformSpec';
import { hostsOf, refusedHost } from './hosts';
import type { Problem } from './problems';
import { cpuSchema, mebibytes, memorySchema, millicores } from './quantity';

/** As much of an input as can be read, however wrong the rest is. */
const readable = z.object({
  environments: z
    .array(
      z
        .object({
          host: z.string().optional().catch(undefined),
          cpu: cpuSchema.optional().catch(undefined),
          memory: memorySchema.optional().catch(undefined),
        })
        .catch({}),
    )
    .catch([]),
});

type Readable = z.infer<typeof readable>['environments'];

/** Hosts, typed or usual, that the service cannot have. */
function wrongHosts(
  input: unknown,
  environments: Readable,
  platform: PlatformSpec,
): Problem[] {
  const hosts = hostsOf(input, platform);
  const isUsual = (host: string) =>
    hosts.some(
      (other, number) =>
        other === host && environments[number].host === undefined,
    );
  return environments.flatMap(({ host: typed }, index) => {
    const host = typed ?? hosts[index];
    const messages = [
      ...(host === undefined ? [] : refusedHost(host, platform)),
      ...(typed !== undefined && isUsual(typed)
        ? ['another environment has that host already']
        : []),
    ];
    return messages.map(message => ({
      path: `environments.${index}.host`,
      message,
    }));
  });
}

/**
 * What this platform does not offer, of what a service asks for. Looks at each
 * answer by itself, so that it can be told together with everything else.
 */
export function platformProblems(
  input: unknown,
  platform: PlatformSpec,
): Problem[] {
  const { max } = platform.resources;
  const { success, data } = readable.safeParse(input);
  const environments = success ? data.environments : [];
  const sizes = environments.flatMap(({ cpu, memory }, index) => {
    const problem = (key: string, most: string): Problem => ({
      path: `environments.${index}.${key}`,
      message: `at most ${most} for one replica`,
    });
    return [
      ...(cpu !== undefined && millicores(cpu) > millicores(max.cpu)
        ? [problem('cpu', max.cpu)]
        : []),
      ...(memory !== undefined && mebibytes(memory) > mebibytes(max.memory)
        ? [problem('memory', max.memory)]
        : []),
    ];
  });
  return [...wrongHosts(input, environments, platform), ...sizes];
}
