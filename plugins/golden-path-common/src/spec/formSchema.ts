import { z } from 'zod';
import { serviceSpecSchema } from './ServiceSpec';

/** Set by the code or by the template, so no question of the form. */
const NOT_ASKED = ['apiVersion', 'kind', 'language'];

/** `parseServiceAnswers` knows what to put where these were left empty. */
const MAY_BE_EMPTY = ['description', 'env', 'secrets', 'tags'];

/**
 * JSON Schema (draft 7) of the answers that a template's form asks for, derived
 * from the service specification: types and limits, with titles and help.
 *
 * @public
 */
export interface ServiceFormSchema {
  type: 'object';
  properties: Record<string, object>;
  required: string[];
}

/** @public */
export function serviceFormSchema(): ServiceFormSchema {
  const { properties = {}, required = [] } = z.toJSONSchema(serviceSpecSchema, {
    target: 'draft-7',
    io: 'input',
  });
  const asked = Object.entries(properties).filter(
    ([name]) => !NOT_ASKED.includes(name),
  );
  return {
    type: 'object',
    properties: Object.fromEntries(asked) as Record<string, object>,
    required: required.filter(
      name => !NOT_ASKED.includes(name) && !MAY_BE_EMPTY.includes(name),
    ),
  };
}
