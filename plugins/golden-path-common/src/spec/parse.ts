import { z } from 'zod';
import { PlatformSpec, platformSpecSchema } from './PlatformSpec';
import { discreetWords, plainWords } from './plainWords';
import { platformProblems } from './platformProblems';
import { type Problem, problemsOf } from './problems';
import { ServiceSpec, serviceSpecSchema } from './ServiceSpec';

/** @public */
export type Parsed<T> =
  | { ok: true; value: T }
  | { ok: false; problems: Problem[] };

function parse<T>(
  schema: z.ZodType<T>,
  input: unknown,
  error: z.core.$ZodErrorMap,
): Parsed<T> {
  const result = schema.safeParse(input, { error });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, problems: problemsOf(result.error, input) };
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
  const parsed = parse(serviceSpecSchema, input, discreetWords);
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
  return parse(platformSpecSchema, input, plainWords);
}
