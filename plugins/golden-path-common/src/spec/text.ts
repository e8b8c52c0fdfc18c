import { z } from 'zod';

/**
 * What is lost or refused on the way through YAML 1.1, kustomize or an
 * environment variable: control characters, the line and the paragraph
 * separator, and two code points that are no characters.
 */
const NOT_KEPT = /[\p{Control}\u2028\u2029\ufffe\uffff]/u;
const NOT_KEPT_IN_TEXT = /(?![\t\n])[\p{Control}\u2028\u2029\ufffe\uffff]/u;

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
  notKept: RegExp,
): Generator<string> {
  // As JSON Schema counts, and people: an emoji is one character, not two.
  const length = [...value].length;
  if (length < min) {
    yield `${what} must not be empty`;
  }
  if (length > max) {
    yield `${what} has ${length} characters, at most ${max} are allowed`;
  }
  const found = notKept.exec(value);
  if (found) {
    yield `${what} contains the invisible character ${codePoint(
      found[0],
    )} at position ${found.index + 1}; remove it`;
  }
  if (HALF.test(value)) {
    yield `${what} contains half of a character; type it again`;
  }
}

function limited(
  schema: z.ZodString,
  what: string,
  length: Length,
  notKept: RegExp,
) {
  const { min, max } = length;
  return schema
    .superRefine((value, context) => {
      for (const message of problemsOf(value, what, length, notKept)) {
        context.addIssue({ code: 'custom', message });
      }
    })
    .meta({ ...(min !== undefined && { minLength: min }), maxLength: max });
}

/**
 * Any text of any language, with tabs and new lines: nothing is changed in it.
 * The few characters that not every reader brings back are refused.
 */
export const text = (what: string, length: Length) =>
  limited(z.string(), what, length, NOT_KEPT_IN_TEXT);

/** Like {@link text}, on one line and without blanks around it. */
export const line = (what: string, length: Length) =>
  limited(z.string().trim(), what, length, NOT_KEPT);
