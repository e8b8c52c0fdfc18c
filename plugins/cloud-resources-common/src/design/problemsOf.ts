import type { z } from 'zod';
import type { Problem } from './Problem';
import { countedIn, kindOf } from './plainWords';

type Issue = z.core.$ZodIssue;

/** What to do about an issue whose message says what is wrong. */
function mendOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'Remove it, or correct its spelling.';
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return `Give ${kindOf(issue.expected)}.`;
    case 'too_big':
      return `Use at most ${issue.maximum}${countedIn(issue.origin)}.`;
    case 'too_small':
      return `Use at least ${issue.minimum}${countedIn(issue.origin)}.`;
    default:
      return 'Correct it, or leave it out where it may be left out.';
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
    message: reason.message,
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
