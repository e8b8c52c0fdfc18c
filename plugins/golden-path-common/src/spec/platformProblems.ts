import { z } from 'zod';
import type { PlatformSpec } from './PlatformSpec';
import type { Problem } from './parse';
import { cpuSchema, mebibytes, memorySchema, millicores } from './quantity';

/** As much of an input as can be read, however wrong the rest is. */
const readable = z.object({
  environments: z
    .array(
      z.object({
        host: z.string().optional().catch(undefined),
        cpu: cpuSchema.optional().catch(undefined),
        memory: memorySchema.optional().catch(undefined),
      }),
    )
    .catch([]),
});

/**
 * What this platform does not offer, of what a service asks for. Looks at each
 * answer by itself, so that it can be told together with everything else.
 */
export function platformProblems(
  input: unknown,
  { domain, resources: { max } }: PlatformSpec,
): Problem[] {
  const { success, data } = readable.safeParse(input);
  const environments = success ? data.environments : [];
  return environments.flatMap(({ host, cpu, memory }, index) => {
    const problem = (key: string, message: string): Problem => ({
      path: `environments.${index}.${key}`,
      message,
    });
    return [
      ...(host !== undefined && !host.endsWith(`.${domain}`)
        ? [problem('host', `the host is not below ${domain}`)]
        : []),
      ...(cpu !== undefined && millicores(cpu) > millicores(max.cpu)
        ? [problem('cpu', `at most ${max.cpu} for one replica`)]
        : []),
      ...(memory !== undefined && mebibytes(memory) > mebibytes(max.memory)
        ? [problem('memory', `at most ${max.memory} for one replica`)]
        : []),
    ];
  });
}
