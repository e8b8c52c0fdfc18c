import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { addErrors, lookUp } from '../availability/Availability';
import { nameProblems } from './nameProblems';

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
    : await lookUp(() => api.checkName(name));
  addErrors(name, state, field);
}
