import { answers } from '../__testUtils__/examples';
import { validateAnswers } from './validateAnswers';

function errorsFor(formData: Record<string, unknown>, language?: string) {
  const errors: string[] = [];
  validateAnswers(
    null,
    { addError: message => errors.push(message) },
    { formData, uiSchema: { 'ui:options': { language } } },
  );
  return errors;
}

const { language: _, ...answersOfAForm } = answers;

describe('validateAnswers', () => {
  it('lets a complete form through', () => {
    expect(errorsFor({ ...answersOfAForm, preview: null }, 'node')).toEqual([]);
    expect(errorsFor(answers)).toEqual([]);
  });

  it('names every answer that is missing or wrong, once', () => {
    expect(
      errorsFor(
        { ...answersOfAForm, name: 'X-', port: 80, owner: 'me' },
        'node',
      ),
    ).toEqual(['Go back and correct: name, owner, port']);
  });
});
