import type { Problem } from './Problem';
import { nodeAt } from './problemsOf';

/** Zod leaves this key out of a record without a word, and with it what was typed. */
const LOST = '__proto__';

/** Wherever the input has a key that reading it would lose. Goes as deep as the input does. */
export function lostKeys(input: unknown): Problem[] {
  const problems: Problem[] = [];
  const left: [path: string, value: unknown][] = [['', input]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [at, value] = next;
    if (typeof value !== 'object' || value === null) {
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const path = at ? `${at}.${key}` : key;
      if (key === LOST) {
        const node = nodeAt(path, input);
        problems.push({
          ...(node !== undefined && { node }),
          path,
          message: `"${LOST}" cannot be a key`,
          mend: 'Remove it, or choose another key.',
        });
      } else {
        left.push([path, inner]);
      }
    }
  }
  return problems;
}
