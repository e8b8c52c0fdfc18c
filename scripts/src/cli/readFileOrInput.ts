import { readFile } from 'node:fs/promises';
import type { Terminal } from './Terminal';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
};

/** What a message calls a file of which `-` is standard input. */
export const nameOf = (path: string) =>
  path === '-' ? 'standard input' : path;

/** The text of a file, or of standard input for `-`. */
export async function readFileOrInput(
  terminal: Pick<Terminal, 'input'>,
  path: string,
): Promise<string> {
  const text = await (path === '-'
    ? terminal.input()
    : readFile(path, 'utf8').catch(error => {
        throw new Error(
          `${path} cannot be read: ${REASONS[error.code] ?? error.message}`,
        );
      }));
  // Editors of Windows begin a file with a byte order mark, which is no JSON.
  return text.replace(/^\uFEFF/, '');
}

export async function readJson(
  terminal: Pick<Terminal, 'input'>,
  path: string,
): Promise<unknown> {
  const text = await readFileOrInput(terminal, path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${nameOf(path)} is not JSON: ${(error as Error).message}`);
  }
}
