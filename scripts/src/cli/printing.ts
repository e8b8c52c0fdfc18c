import { Option } from 'commander';
import type { Terminal } from './Terminal';

export type Format = 'json' | 'table';

export const formatOption = (format: Format) =>
  new Option('--format <format>', 'how to print the result')
    .choices(['json', 'table'])
    .default(format);

/** Prints a result: JSON for programs, or the text that it is for people. */
export function print(
  terminal: Pick<Terminal, 'out'>,
  format: Format,
  result: unknown,
  text: () => string,
): void {
  terminal.out(format === 'json' ? JSON.stringify(result, null, 2) : text());
}

/**
 * A character that would move the cursor or colour the terminal is shown as
 * what it is: it came out of somebody's file.
 */
export const visible = (text: string) =>
  text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    character =>
      `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
