const SHORT: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * What ends a string, begins an escape, cannot stand in a file, or shows a
 * reader something else than what is there (marks of direction, line and
 * paragraph separator, byte order mark).
 */
const ESCAPED =
  /["\\\p{Control}\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

const NOT_ASCII = /[^\x20-\x7e]/gu;

/** Half of a character that takes two code units; no file in UTF-8 can hold it. */
const HALF = /\p{Surrogate}/gu;

/** `$` or `%` that would begin an interpolation or a directive. */
const MARK = /([$%]+)\{/g;

function numbered(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff
    ? `\\U${hex.padStart(8, '0')}`
    : `\\u${hex.padStart(4, '0')}`;
}

/**
 * The inside of a quoted string that means exactly the text. `${` and `%{`
 * are doubled; after another `$` or `%`, where doubling could be read in two
 * ways, the mark is written by its number.
 */
export function escapeText(text: string): string {
  return text
    .replace(HALF, '\ufffd')
    .replace(ESCAPED, found => SHORT[found] ?? numbered(found))
    .replace(MARK, (_, marks: string) =>
      marks.length === 1
        ? `${marks}${marks}{`
        : `${[...marks].map(numbered).join('')}{`,
    );
}

export function quote(text: string): string {
  return `"${escapeText(text)}"`;
}

/** In ASCII alone, so that the columns of `terraform fmt` are its length. */
export function quoteKey(text: string): string {
  return quote(text).replace(NOT_ASCII, numbered);
}

/** One line that starts no second one. */
export function commentLine(text: string): string {
  return `# ${text
    .replace(HALF, '\ufffd')
    .replace(ESCAPED, found =>
      found === '"' || found === '\\' ? found : SHORT[found] ?? numbered(found),
    )}`.trimEnd();
}
