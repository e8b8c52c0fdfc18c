/**
 * Text that every YAML reader takes for the same string without quotes: it
 * starts with a letter or a path, so it is no number, date or indicator, and
 * holds nothing that could start a comment, a key or a Ruby symbol.
 */
const PLAIN =
  /^(?:[A-Za-z]|\.{0,2}\/)[\w./@+=,-]*(?:(?::[\w/]| [\w./-])[\w./@+=,-]*)*$/;

/** Words that a reader of YAML 1.1 (kustomize, GitLab) or 1.2 does not take for text; some take `e3` for a number. */
const KEYWORD = /^(?:y|yes|n|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** What YAML 1.1 and 1.2 take as it stands, inside quotes or a block. */
const NOT_PRINTABLE = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/;

/** Legal in JSON, but a line break or forbidden in YAML 1.1: DEL, C1 controls with NEL, line and paragraph separator, byte order mark, non-characters. */
const ESCAPED_IN_YAML = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED_IN_YAML,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function block(text: string, indent: string): string {
  const header = text.endsWith('\n') ? '|' : '|-';
  const body = text.replace(/\n$/, '').replace(/\n+/g, `$&${indent}`);
  return `${header}\n${indent}${body}`;
}

/** Whether blanks and empty lines stand where a block literal, or an editor, would not keep them. */
function losesBlanks(text: string): boolean {
  return (
    text.startsWith('\n') ||
    text.startsWith(' ') ||
    text.includes(' \n') ||
    text.endsWith(' ') ||
    text.endsWith('\n\n')
  );
}

/** The most readable style that brings the text back unchanged. */
function styled(text: string, indent: string, isKey: boolean): string {
  if (PLAIN.test(text) && !KEYWORD.test(text)) {
    return text;
  }
  if (NOT_PRINTABLE.test(text)) {
    return doubleQuoted(text);
  }
  const escapes = /["\\]/.test(text);
  if (text.includes('\n') || (escapes && text.includes("'"))) {
    const fits = !isKey && indent !== '' && !losesBlanks(text);
    return fits ? block(text, indent) : doubleQuoted(text);
  }
  return escapes ? `'${text}'` : doubleQuoted(text);
}

const STEP = '  ';

/** Whole numbers and decimals; an exponent would mean something else to YAML 1.1. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** YAML readers need not look further than this for the end of a key. */
const MAX_KEY = 1024;

function scalar(value: unknown, indent: string): string {
  if (typeof value === 'string') {
    return styled(value, indent, false);
  }
  const text = String(value);
  if (
    typeof value === 'boolean' ||
    (typeof value === 'number' && NUMBER.test(text))
  ) {
    return text;
  }
  throw new TypeError(`A generator made ${text}, which is not written to YAML`);
}

function keyOf(key: string): string {
  const text = styled(key, '', true);
  if (text.length > MAX_KEY) {
    throw new TypeError(`A generator made a key of ${text.length} characters`);
  }
  return text;
}

/**
 * The lines of a map or a list; what JSON would leave out is left out.
 *
 * @param lead - what the first line begins with; the others begin with `indent`
 */
function collection(value: object, indent: string, lead = indent): string {
  const inner = indent + STEP;
  let lines = '';
  if (Array.isArray(value)) {
    for (const item of value) {
      lines += `${lines === '' ? lead : indent}-${child(item, inner, true)}`;
    }
    return lines;
  }
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) {
      const start = lines === '' ? lead : indent;
      lines += `${start}${keyOf(key)}:${child(item, inner, false)}`;
    }
  }
  return lines;
}

/** What stands behind `key:` or `-`; a collection in a list begins on the same line. */
function child(value: unknown, indent: string, inList: boolean): string {
  if (typeof value !== 'object' || value === null) {
    return ` ${scalar(value, indent)}\n`;
  }
  const lines = collection(value, indent, inList ? ' ' : `\n${indent}`);
  return lines || (Array.isArray(value) ? ' []\n' : ' {}\n');
}

/**
 * The one YAML writer: the same value gives the same bytes, and what it writes
 * means the same to YAML 1.1 and YAML 1.2 readers. Several values become
 * several documents of one file. Written here rather than by the library that
 * reads it, which takes ten times as long; its readers are the test.
 */
export function toYaml(...values: object[]): string {
  return values
    .map(
      value =>
        collection(value, '') || (Array.isArray(value) ? '[]\n' : '{}\n'),
    )
    .join('---\n');
}
