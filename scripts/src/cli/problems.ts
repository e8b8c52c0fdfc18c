import { visible } from './printing';
import { table } from './table';

/** A problem of a design, of a blueprint's parameters or of a service. */
export interface ToldProblem {
  path: string;
  message: string;
  mend?: string;
}

const rowOf = ({ path, message, mend = '' }: ToldProblem) => [
  path || '(the whole)',
  message,
  mend,
];

export const problemTable = (problems: readonly ToldProblem[]) =>
  table(['WHERE', 'WHAT IS WRONG', 'WHAT TO DO'], problems.map(rowOf));

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
