import { InputError } from '@backstage/errors';
import {
  parseServiceSpec,
  type Problem,
  type ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';

/** Reads a complete specification; throws InputError with everything that is wrong with it. */
export function readService(input: unknown): ServiceSpec {
  const parsed = parseServiceSpec(input);
  if (!parsed.ok) {
    throw new InputError(
      `"service" is no complete service specification. Use the output of cloudforge:service:check. ${parsed.problems
        .map(describeProblem)
        .join('; ')}`,
    );
  }
  return parsed.value;
}

/** `environments.0.cpu: …` */
export function describeProblem({ path, message }: Problem): string {
  return path ? `${path}: ${message}` : message;
}
