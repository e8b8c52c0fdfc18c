import { z } from 'zod';
import { limits, reservedVariables } from './limits';
import { NO_VALUE } from './secretName';

const VARIABLE_NAME = new RegExp(`^${NO_VALUE}[A-Z_][A-Z0-9_]*$`);

/**
 * The name of a variable. No message repeats what is none: it may be a secret
 * that was pasted in the wrong place.
 */
export const variableNameSchema = z
  .string()
  .max(
    limits.env.maxKey,
    `the name of a variable has at most ${limits.env.maxKey} characters`,
  )
  .regex(
    VARIABLE_NAME,
    'the name of a variable is short words of upper-case letters and digits, joined by underscores, such as LOG_LEVEL; a value does not belong here',
  )
  .refine(name => !reservedVariables.includes(name), {
    error: issue =>
      `"${issue.input}" is set by the platform; choose another name`,
  });
