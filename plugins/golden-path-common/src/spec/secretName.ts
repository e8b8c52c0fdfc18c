import { z } from 'zod';
import { limits, reservedVariables } from './limits';

/**
 * Looks ahead for what seems to be a value that was pasted: a word of more than
 * 24 characters, or one of 12 or more with a digit in it, as keys of AWS, seeds
 * and hexadecimal keys are.
 */
export const NO_VALUE =
  '(?!(?:.*_)?[A-Z0-9]{25})(?!(?:.*_)?(?=[A-Z]*[0-9])[A-Z0-9]{12})';

/** Words of capitals and digits, joined by underscores. */
const SECRET_NAME = new RegExp(`^${NO_VALUE}[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$`);

/**
 * The name of a secret, which is also the variable that it reaches the service
 * in. No message repeats the input: it may be the secret itself.
 */
export const secretNameSchema = z
  .string()
  .max(
    limits.secrets.maxName,
    `the name of a secret has at most ${limits.secrets.maxName} characters; its value does not belong here`,
  )
  .regex(
    SECRET_NAME,
    'the name of a secret is short words in upper case, such as DATABASE_URL; its value does not belong here',
  )
  .refine(name => !reservedVariables.includes(name), {
    error: 'that variable is set by the platform; choose another name',
  });

/** Names of secrets, each once. */
export const secretsSchema = z
  .array(secretNameSchema)
  .max(limits.secrets.max)
  .refine(names => new Set(names).size === names.length, {
    error: 'secrets must differ',
  });
