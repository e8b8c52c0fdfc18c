import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** 32 random bytes: nobody guesses it, and it fits every header and form. */
const BYTES = 32;

/**
 * A secret of the sandbox, made once per data folder and kept there for its
 * owner's eyes only, so that a restart keeps what was handed out.
 */
export async function persistentSecret(
  file: string,
  prefix = '',
): Promise<string> {
  const known = await readFile(file, 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        return '';
      }
      throw error;
    },
  );
  if (known.trim()) {
    return known.trim();
  }
  const secret = `${prefix}${randomBytes(BYTES).toString('base64url')}`;
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
