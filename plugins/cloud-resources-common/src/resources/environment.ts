import { z } from 'zod';
import { text } from './fields';

/** AWS Lambda limits all variables to 4 KB, names and values together. */
const LONGEST = 4_096;

const bytesOf = (variables: Readonly<Record<string, string>>) =>
  new TextEncoder().encode(Object.entries(variables).flat().join('')).length;

/** Environment variables; they stand in Terraform's state. */
export const variables = (reserved: RegExp) =>
  z
    .record(
      z
        .string()
        .regex(
          /^[a-zA-Z][a-zA-Z0-9_]*$/,
          'a variable has letters, digits and underscores, a letter first',
        )
        .refine(
          name => !reserved.test(name),
          'this variable is set by AWS itself',
        ),
      text(LONGEST, { title: 'Value' }),
    )
    .refine(
      of => bytesOf(of) <= LONGEST,
      `may have at most ${LONGEST} bytes together`,
    )
    .meta({
      title: 'Environment variables',
      description: 'They stand in the state, so they must hold no secret',
    });
