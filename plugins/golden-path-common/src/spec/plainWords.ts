import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

const COUNTED: Readonly<Record<string, readonly [one: string, more: string]>> =
  {
    string: ['character', 'characters'],
    array: ['entry', 'entries'],
  };

function wanted(issue: Issue, what: string): string {
  return issue.input === undefined
    ? `is missing; it is ${what}`
    : `must be ${what}`;
}

function limited(most: boolean, limit: unknown, origin: string): string {
  const bound = `at ${most ? 'most' : 'least'} ${limit}`;
  const [one, more] = COUNTED[origin] ?? [];
  return one
    ? `must have ${bound} ${limit === 1 ? one : more}`
    : `must be ${bound}`;
}

const notKnown = (keys: string, count: number, schema: unknown) =>
  `${keys} ${
    count === 1 ? 'is' : 'are'
  } not known here; known are ${Object.keys((schema as z.ZodObject).shape).join(
    ', ',
  )}`;

/** What is wrong, for the people who are asked, where a schema has no words of its own. */
export const plainWords: z.core.$ZodErrorMap = issue => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return notKnown(issue.keys.join(', '), issue.keys.length, issue.inst);
    case 'invalid_type':
      return wanted(issue, KINDS[issue.expected] ?? issue.expected);
    case 'invalid_value':
      return wanted(
        issue,
        issue.values.length === 1
          ? String(issue.values[0])
          : `one of ${issue.values.map(String).join(', ')}`,
      );
    case 'too_big':
      return limited(true, issue.maximum, issue.origin);
    case 'too_small':
      return limited(false, issue.minimum, issue.origin);
    default:
      return undefined;
  }
};

/** Likewise, but only counts the keys that are not known: a secret may have been pasted there. */
export const discreetWords: z.core.$ZodErrorMap = issue => {
  if (issue.code !== 'unrecognized_keys') {
    return plainWords(issue);
  }
  const { length } = issue.keys;
  return notKnown(
    `${length} ${length === 1 ? 'key' : 'keys'}`,
    length,
    issue.inst,
  );
};
