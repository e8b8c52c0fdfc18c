import { z } from 'zod';
import { PlatformSpec, platformSpecSchema } from './PlatformSpec';
import { platformProblems } from './platformProblems';
import { ServiceSpec, serviceSpecSchema } from './ServiceSpec';

/**
 * One thing wrong with an input: where (`environments.0.cpu`, empty for the
 * whole) and what to do about it.
 *
 * @public
 */
export interface Problem {
  path: string;
  message: string;
}

/** @public */
export type Parsed<T> =
  | { ok: true; value: T }
  | { ok: false; problems: Problem[] };

function parse<T>(schema: z.ZodType<T>, input: unknown): Parsed<T> {
  const result = schema.safeParse(input);
  if (result.success) {
    return { ok: true, value: result.data };
  }
  return {
    ok: false,
    problems: result.error.issues.flatMap(issue => {
      const path = issue.path.join('.');
      // What is wrong with a key says more than that it is wrong.
      const reasons = issue.code === 'invalid_key' ? issue.issues : [issue];
      return reasons.map(({ message }) => ({ path, message }));
    }),
  };
}

/**
 * Reads a service specification from untrusted input; reports every problem at
 * once, never throws.
 *
 * @param platform - where the service is to run: what it does not offer is a
 * problem as well. Without it only the specification itself is read, as is
 * right for a service that exists.
 *
 * @public
 */
export function parseServiceSpec(
  input: unknown,
  platform?: PlatformSpec,
): Parsed<ServiceSpec> {
  const parsed = parse(serviceSpecSchema, input);
  const more = platform ? platformProblems(input, platform) : [];
  if (more.length === 0) {
    return parsed;
  }
  return {
    ok: false,
    problems: parsed.ok ? more : [...parsed.problems, ...more],
  };
}

/**
 * Reads the platform specification; reports every problem at once, never throws.
 *
 * @public
 */
export function parsePlatformSpec(input: unknown): Parsed<PlatformSpec> {
  return parse(platformSpecSchema, input);
}
