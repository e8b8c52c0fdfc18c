import type { NameClash } from '@cloudforge/plugin-golden-path-common';
import { explainError } from '../api/explainError';

/**
 * What is known about a name or a host. `typing`: nothing, for it is not
 * finished. `unknown`: it could not be looked up.
 */
export type Availability =
  | { kind: 'typing' }
  | { kind: 'refused'; problems: string[] }
  | { kind: 'checking' }
  | { kind: 'available' }
  | { kind: 'taken'; clashes: NameClash[] }
  | { kind: 'unknown'; reason: string };

/** What the server answers about either. */
export interface Check {
  available: boolean;
  problems: string[];
  clashes: NameClash[];
}

/** Asks the server; never throws. */
export async function lookUp(ask: () => Promise<Check>): Promise<Availability> {
  try {
    const check = await ask();
    if (check.problems.length) {
      return { kind: 'refused', problems: check.problems };
    }
    return check.available
      ? { kind: 'available' }
      : { kind: 'taken', clashes: check.clashes };
  } catch (error) {
    return { kind: 'unknown', reason: explainError(error) };
  }
}

/** Refuses what cannot be had, or of which that cannot be told now. */
export function addErrors(
  text: string,
  state: Availability,
  field: { addError(message: string): void },
): void {
  switch (state.kind) {
    case 'refused':
      state.problems.forEach(problem => field.addError(problem));
      break;
    case 'taken':
      field.addError(
        `“${text}” is taken: ${state.clashes
          .map(clash => clash.message)
          .join('; ')}`,
      );
      break;
    case 'unknown':
      field.addError(
        `It could not be checked whether “${text}” is free: ${state.reason} Press the button again to try once more.`,
      );
      break;
    default:
  }
}
