import { z } from 'zod';
import { PlatformSpec, platformSpecSchema } from './PlatformSpec';
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
 * @public
 */
export function parseServiceSpec(input: unknown): Parsed<ServiceSpec> {
  return parse(serviceSpecSchema, input);
}

/**
 * Reads the platform specification; reports every problem at once, never throws.
 *
 * @public
 */
export function parsePlatformSpec(input: unknown): Parsed<PlatformSpec> {
  return parse(platformSpecSchema, input);
}
