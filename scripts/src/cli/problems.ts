import { visible } from './printing';
import { table } from './table';

/** A problem of a design, of a blueprint's parameters or of a service. */
export interface ToldProblem {
  path: string;
  message: string;
  mend?: string;
}

export function problemTable(problems: readonly ToldProblem[]): string {
  const mends = problems.some(({ mend }) => mend);
  return table(
    ['WHERE', 'WHAT IS WRONG', ...(mends ? ['WHAT TO DO'] : [])],
    problems.map(({ path, message, mend = '' }) => [
      path || '(the whole)',
      message,
      ...(mends ? [mend] : []),
    ]),
  );
}

/** All of them, for a command that cannot go on. */
export function problemsError(
  what: string,
  problems: readonly ToldProblem[],
): Error {
  const lines = problems.map(
    ({ path, message, mend }) =>
      `  ${visible(path || '(the whole)')}: ${visible(message)}${
        mend ? `. ${visible(mend)}` : ''
      }`,
  );
  return new Error([`${what} is not valid:`, ...lines].join('\n'));
}
