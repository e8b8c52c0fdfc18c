import type { z } from 'zod';
import type { Problem } from './Problem';

type Issue = z.core.$ZodIssue;

const listed = (values: readonly unknown[]) => values.map(String).join(', ');

const articleOf = (type: string) =>
  ({
    int: 'a whole number',
    array: 'a list',
    object: 'an object',
    record: 'an object',
  }[type] ?? `a ${type}`);

const countedIn = (origin: string) =>
  ({ string: ' characters', array: ' entries' }[origin] ?? '');

/** What to do about an issue whose message says what is wrong. */
function mendOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'Remove it, or correct its spelling.';
    case 'invalid_value':
      return `Use one of: ${listed(issue.values)}.`;
    case 'invalid_type':
      return `Give ${articleOf(issue.expected)}.`;
    case 'too_big':
      return `Use at most ${issue.maximum}${countedIn(issue.origin)}.`;
    case 'too_small':
      return `Use at least ${issue.minimum}${countedIn(issue.origin)}.`;
    default:
      return 'Correct it, or leave it out where it may be left out.';
  }
}

const isZods = ({ message }: Issue) => /^Too (big|small): /.test(message);

function limitOf(most: boolean, limit: unknown, origin: string): string {
  const counted = countedIn(origin);
  return `${counted ? 'may have' : 'must be'} at ${
    most ? 'most' : 'least'
  } ${limit}${counted}`;
}

function ownWords(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return isZods(issue)
        ? limitOf(true, issue.maximum, issue.origin)
        : issue.message;
    case 'too_small':
      return isZods(issue)
        ? limitOf(false, issue.minimum, issue.origin)
        : issue.message;
    case 'invalid_type':
      return `is missing or is not ${articleOf(issue.expected)}`;
    case 'invalid_value':
      return 'is missing or has a value that it cannot have';
    default:
      return issue.message;
  }
}

function problemsOfIssue(issue: Issue): Omit<Problem, 'node' | 'edge'>[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...path, key].join('.'),
      message: `"${key}" is unknown here`,
      mend: mendOf(issue),
    }));
  }
  // What is wrong with a key says more than that it is wrong.
  const reasons = issue.code === 'invalid_key' ? issue.issues : [issue];
  return reasons.map(reason => ({
    path: path.join('.'),
    message: ownWords(reason),
    mend: mendOf(reason),
  }));
}

/** The id of the node that a path leads into, if the input has one there. */
export function nodeAt(path: string, input: unknown): string | undefined {
  const [, index] = /^nodes\.(\d+)(\.|$)/.exec(path) ?? [];
  const { nodes } = (input ?? {}) as { nodes?: unknown };
  const node = Array.isArray(nodes) ? nodes[Number(index)] : undefined;
  const id = (node as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

/** Every problem of a read that failed, each with what to do. */
export function problemsOf(error: z.ZodError, input?: unknown): Problem[] {
  return error.issues.flatMap(problemsOfIssue).map(problem => {
    const node = nodeAt(problem.path, input);
    return { ...(node !== undefined && { node }), ...problem };
  });
}
