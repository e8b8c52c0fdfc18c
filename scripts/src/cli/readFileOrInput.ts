import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { UsageError } from './failures';
import type { Terminal } from './Terminal';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
};

/** What a message calls a file of which `-` is standard input. */
export const nameOf = (path: string) =>
  path === '-' ? 'standard input' : path;

/** What was read once is not there to be read again. */
export function requireOneInput(paths: readonly (string | undefined)[]): void {
  if (paths.filter(path => path === '-').length > 1) {
    throw new UsageError('Only one file can be standard input.');
  }
}

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

/** What stands in a file of YAML, of which JSON is a part. */
export async function readYaml(
  terminal: Pick<Terminal, 'input'>,
  path: string,
): Promise<unknown> {
  const document = parseDocument(await readFileOrInput(terminal, path));
  if (document.errors.length > 0) {
    throw new Error(
      `${nameOf(path)} is neither YAML nor JSON: ${document.errors[0].message}`,
    );
  }
  return document.toJS();
}
