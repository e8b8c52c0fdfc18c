import { parseServiceAnswers } from '@cloudforge/plugin-golden-path-common';
import { problemText } from './ProblemList';

/** Runs when a person leaves the preview: refuses answers that make no service. */
export function validateAnswers(
  _value: unknown,
  field: { addError(message: string): void },
  context: {
    formData: Readonly<Record<string, unknown>>;
    uiSchema?: { 'ui:options'?: { language?: string } };
  },
): void {
  const parsed = parseServiceAnswers({
    language: context.uiSchema?.['ui:options']?.language,
    ...context.formData,
  });
  if (!parsed.ok) {
    parsed.problems.forEach(problem => field.addError(problemText(problem)));
  }
}
