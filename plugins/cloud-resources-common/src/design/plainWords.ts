import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What a kind of value is called: `a whole number`. */
export const kindOf = (type: string) => KINDS[type] ?? `a ${type}`;

/** What a limit counts, if not the value itself. */
export const countedIn = (origin: string) =>
  ({ string: ' characters', array: ' entries' }[origin] ?? '');

const missingOr = ({ input }: { input?: unknown }, wrong: string) =>
  input === undefined ? 'is missing' : wrong;

function limited(most: boolean, limit: unknown, origin: string): string {
  const counted = countedIn(origin);
  return `${counted ? 'may have' : 'must be'} at ${
    most ? 'most' : 'least'
  } ${limit}${counted}`;
}

/** What is wrong, for the people who design, where a schema has no words of its own. */
export const plainWords: z.core.$ZodErrorMap = issue => {
  switch (issue.code) {
    case 'too_big':
      return limited(true, issue.maximum, issue.origin);
    case 'too_small':
      return limited(false, issue.minimum, issue.origin);
    case 'invalid_type':
      return missingOr(issue, `is not ${kindOf(issue.expected)}`);
    case 'invalid_value':
      return missingOr(issue, 'has a value that it cannot have');
    default:
      return undefined;
  }
};
