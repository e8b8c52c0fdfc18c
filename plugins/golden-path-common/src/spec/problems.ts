import { z } from 'zod';

/**
 * One thing wrong with an input: where (`environments.0.cpu`, empty for the
 * whole) and what to do about it. Neither repeats a text that stands where a
 * key should: a secret may have been pasted there.
 *
 * @public
 */
export interface Problem {
  path: string;
  message: string;
}

/** Where an entry stands among the others, from 0. */
function positionOf(input: unknown, path: PropertyKey[]): number {
  const record = path
    .slice(0, -1)
    .reduce<any>((value, key) => value[key], input);
  return Object.keys(record).indexOf(String(path.at(-1)));
}

export function problemsOf(error: z.ZodError, input: unknown): Problem[] {
  return error.issues.flatMap(issue => {
    if (issue.code !== 'invalid_key') {
      return [{ path: issue.path.join('.'), message: issue.message }];
    }
    const place = [...issue.path.slice(0, -1), positionOf(input, issue.path)];
    // What is wrong with a key says more than that it is wrong.
    return issue.issues.map(({ message }) => ({
      path: place.join('.'),
      message,
    }));
  });
}
