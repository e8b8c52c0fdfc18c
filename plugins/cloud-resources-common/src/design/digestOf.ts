/** FNV-1a, 32 bits, in 8 hexadecimal digits: keeps names apart, and is no protection. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
