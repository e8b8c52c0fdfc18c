import { parseServiceAnswers } from '@cloudforge/plugin-golden-path-common';

/**
 * Runs when a person leaves the preview: refuses answers that make no service.
 * What is wrong with each is on the page already.
 */
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
    const wrong = new Set(parsed.problems.map(p => p.path || 'the whole form'));
    field.addError(`Go back and correct: ${[...wrong].join(', ')}`);
  }
}
