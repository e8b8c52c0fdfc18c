import { z } from 'zod';

const CONTROL = /\p{Control}/u;
const CONTROL_BUT_TAB_AND_NEW_LINE = /(?![\t\n])\p{Control}/u;

/** `U+001B` */
function codePoint(character: string): string {
  return `U+${character
    .charCodeAt(0)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0')}`;
}

/** Half of a character that takes two code units; no file in UTF-8 can hold it. */
const HALF = /\p{Surrogate}/u;

function withoutControls(what: string, controls: RegExp) {
  return z.string().superRefine((value, context) => {
    const control = controls.exec(value);
    if (control) {
      context.addIssue({
        code: 'custom',
        message: `${what} contains the control character ${codePoint(
          control[0],
        )} at position ${control.index + 1}; remove it`,
      });
    }
    if (HALF.test(value)) {
      context.addIssue({
        code: 'custom',
        message: `${what} contains half of a character; type it again`,
      });
    }
  });
}

/**
 * Any text of any language, with tabs and new lines: nothing is changed in it.
 * Control characters are refused, because no YAML file, environment variable or
 * page brings them all back, and so are unpaired surrogates.
 */
export const text = (what: string) =>
  withoutControls(what, CONTROL_BUT_TAB_AND_NEW_LINE);

/** Like {@link text}, on one line. */
export const line = (what: string) => withoutControls(what, CONTROL);
