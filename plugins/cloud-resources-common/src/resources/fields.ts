import { z } from 'zod';

interface Described {
  title: string;
  help?: string;
}

interface Range extends Described {
  min: number;
  max: number;
  unit?: string;
}

const meta = ({ title, help, unit }: Described & { unit?: string }) => ({
  title,
  ...(help && { description: help }),
  ...(unit && { unit }),
});

/** A whole number between two limits of AWS. */
export const whole = ({ min, max, ...described }: Range) =>
  z
    .int()
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)
    .meta(meta(described));

export const flag = (described: Described) => z.boolean().meta(meta(described));

export const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  described: Described,
) => z.enum(values).meta(meta(described));

/** Text of a form that AWS prescribes. */
export const word = (
  pattern: RegExp,
  expected: string,
  described: Described & { max?: number; unit?: string },
) =>
  z
    .string()
    .max(described.max ?? 2048)
    .regex(pattern, `must be ${expected}`)
    .meta({ ...meta(described), expected });

/** Any text in Unicode that a file can hold; nothing is changed in it. */
export const text = (maxBytes: number, described: Described) =>
  z
    .string()
    .refine(
      value => !/\p{Surrogate}/u.test(value) && !value.includes('\u0000'),
      'contains half of a character or a NUL, which no file can hold',
    )
    .refine(
      value => new TextEncoder().encode(value).length <= maxBytes,
      `may have at most ${maxBytes} bytes in UTF-8`,
    )
    .meta(meta(described));

/** A month's amount of something in a usage file. */
export const amount = (title: string, unit: string) =>
  z.number().min(0, 'must not be negative').max(1e15).meta({ title, unit });

/** An id, alias or ARN as `kms_key_id` takes them. */
export const kmsKey = (described: Described) =>
  word(
    /^(arn:aws:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+|alias\/[\w/-]+|(mrk-)?[0-9a-f-]{32,36})$/,
    'the id, the alias or the ARN of a KMS key, such as alias/orders',
    described,
  );

/** For arguments that AWS reads back as an ARN, which would differ from an alias for ever. */
export const kmsKeyArn = (described: Described) =>
  word(
    /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    'the ARN of a KMS key',
    described,
  );
