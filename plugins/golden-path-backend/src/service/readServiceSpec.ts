import {
  parseServiceSpec,
  PlatformSpec,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { InputError } from '@backstage/errors';

/** Throws one InputError that lists every problem with its place. */
export function readServiceSpec(
  input: unknown,
  platform: PlatformSpec,
): ServiceSpec {
  const parsed = parseServiceSpec(input, platform);
  if (!parsed.ok) {
    const problems = parsed.problems.map(({ path, message }) =>
      path ? `${path}: ${message}` : message,
    );
    throw new InputError(
      `The service specification has ${problems.length} ${
        problems.length === 1 ? 'problem' : 'problems'
      }: ${problems.join('; ')}`,
    );
  }
  return parsed.value;
}
