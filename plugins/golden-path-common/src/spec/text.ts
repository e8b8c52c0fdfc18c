import { z } from 'zod';

const CONTROL = /\p{Control}/u;
const CONTROL_BUT_TAB_AND_NEW_LINE = /(?![\t\n])\p{Control}/u;

/** Half of a character that takes two code units; no file in UTF-8 can hold it. */
const HALF = /\p{Surrogate}/u;

interface Length {
  min?: number;
  max: number;
}

/** `U+001B` */
function codePoint(character: string): string {
  return `U+${character
    .charCodeAt(0)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0')}`;
}

function* problemsOf(
  value: string,
  what: string,
  { min = 0, max }: Length,
  controls: RegExp,
): Generator<string> {
  // As JSON Schema counts, and people: an emoji is one character, not two.
  const length = [...value].length;
  if (length < min) {
    yield `${what} must not be empty`;
  }
  if (length > max) {
    yield `${what} has ${length} characters, at most ${max} are allowed`;
  }
  const control = controls.exec(value);
  if (control) {
    yield `${what} contains the control character ${codePoint(
      control[0],
    )} at position ${control.index + 1}; remove it`;
  }
  if (HALF.test(value)) {
    yield `${what} contains half of a character; type it again`;
  }
}

function limited(
  schema: z.ZodString,
  what: string,
  length: Length,
  controls: RegExp,
) {
  const { min, max } = length;
  return schema
    .superRefine((value, context) => {
      for (const message of problemsOf(value, what, length, controls)) {
        context.addIssue({ code: 'custom', message });
      }
    })
    .meta({ ...(min !== undefined && { minLength: min }), maxLength: max });
}

/**
 * Any text of any language, with tabs and new lines: nothing is changed in it.
 * Control characters are refused, because no YAML file, environment variable or
 * page brings them all back, and so are unpaired surrogates.
 */
export const text = (what: string, length: Length) =>
  limited(z.string(), what, length, CONTROL_BUT_TAB_AND_NEW_LINE);

/** Like {@link text}, on one line and without blanks around it. */
export const line = (what: string, length: Length) =>
  limited(z.string().trim(), what, length, CONTROL);
