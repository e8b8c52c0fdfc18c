import { evaluate } from '@marcbachmann/cel-js';

/**
 * The parts of a ValidatingAdmissionPolicy that decide.
 *
 * @public
 */
export interface AdmissionPolicy {
  spec: {
    variables: { name: string; expression: string }[];
    validations: { expression: string; message: string }[];
  };
}

/**
 * What the API server would say to an object: the messages of the rules that it
 * breaks.
 *
 * @param resource - plural, as the API has it: `pods`
 *
 * @public
 */
export function refusalsOf(
  { spec: { variables, validations } }: AdmissionPolicy,
  resource: string,
  object: object,
): string[] {
  const context = {
    object,
    request: { resource: { resource } },
    variables: Object.fromEntries(
      variables.map(({ name, expression }) => [name, evaluate(expression, {})]),
    ),
  };
  return validations
    .filter(({ expression }) => evaluate(expression, context) !== true)
    .map(({ message }) => message);
}
