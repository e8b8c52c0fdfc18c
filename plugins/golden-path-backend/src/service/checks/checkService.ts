import {
  type PlatformSpec,
  type Problem,
  type ServiceCheck,
  type ServiceSpec,
  claimedHosts,
  generateService,
  parseServiceAnswers,
  serviceNameSchema,
} from '@cloudforge/plugin-golden-path-common';
import type { Acceptance } from '../../operations/Acceptance';
import { validateService } from '../../validation/validateService';

/** What is wrong with what would be generated from answers that are right. */
function faults(spec: ServiceSpec, platform: PlatformSpec): Promise<Problem[]> {
  return validateService(generateService(spec, platform)).then(
    () => [],
    ({ message }: Error) => [{ path: '', message }],
  );
}

/**
 * Everything that stands against answers, at once: of the specification, of
 * what the platform offers, of what is generated, and whatever has the name or
 * the hosts already. Throws when a vendor cannot be asked.
 */
export async function checkService(
  answers: Readonly<Record<string, unknown>>,
  {
    platform,
    acceptance,
  }: { platform: PlatformSpec; acceptance: Pick<Acceptance, 'clashes'> },
): Promise<ServiceCheck> {
  const parsed = parseServiceAnswers(answers, platform);
  const [problems, clashes] = await Promise.all([
    parsed.ok ? faults(parsed.value, platform) : parsed.problems,
    acceptance.clashes({
      name: serviceNameSchema.safeParse(answers.name).data,
      hosts: claimedHosts(answers, platform),
    }),
  ]);
  return {
    problems,
    clashes,
    ...(parsed.ok && problems.length === 0 && { service: parsed.value }),
  };
}
