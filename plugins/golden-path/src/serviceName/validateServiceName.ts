import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { nameProblems } from './nameProblems';
import { lookUpName } from './useNameCheck';

/**
 * Runs when a person presses Next: refuses a name that is not allowed, that is
 * taken, or of which that cannot be told now.
 */
export async function validateServiceName(
  name: string | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder },
): Promise<void> {
  if (!name) {
    return;
  }
  const api = context.apiHolder.get(goldenPathApiRef);
  if (!api) {
    throw new Error(
      'The name cannot be checked: the golden path plugin is not part of this portal.',
    );
  }
  const problems = nameProblems(name);
  const state = problems.length
    ? { kind: 'refused' as const, problems }
    : await lookUpName(api, name);

  switch (state.kind) {
    case 'refused':
      state.problems.forEach(problem => field.addError(problem));
      break;
    case 'taken':
      field.addError(
        `“${name}” is taken: ${state.clashes
          .map(clash => clash.message)
          .join('; ')}`,
      );
      break;
    case 'unknown':
      field.addError(
        `It could not be checked whether “${name}” is free: ${state.reason} Press the button again to try once more.`,
      );
      break;
    default:
  }
}
