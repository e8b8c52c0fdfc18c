import { Document, Schema, type ScalarTag } from 'yaml';

/**
 * Text that every YAML reader takes for the same string without quotes: it
 * starts with a letter or a path, so it is no number, date or indicator, and
 * holds nothing that could start a comment, a key or a Ruby symbol.
 */
const PLAIN =
  /^(?:[A-Za-z]|\.{0,2}\/)(?:[\w./@+=,-]|:(?=[\w/])| (?=[\w./-]))*$/;

/** Words that a reader of YAML 1.1 (kustomize, GitLab) or 1.2 does not take for text; some take `e3` for a number. */
const KEYWORD = /^(?:y|yes|n|no|on|off|true|false|null|e[-+]?\d+)$/i;

/** What YAML 1.1 and 1.2 take as it stands, inside quotes or a block. */
const NOT_PRINTABLE = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/;

/** Blanks and empty lines at places where a block literal, or an editor, would not keep them. */
const NOT_IN_BLOCK = /^[\n ]| (?:\n|$)|\n\n$/;

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
    const fits = !isKey && indent !== '' && !NOT_IN_BLOCK.test(text);
    return fits ? block(text, indent) : doubleQuoted(text);
  }
  return escapes ? `'${text}'` : doubleQuoted(text);
}

const stringTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: value => typeof value === 'string',
  resolve: text => text,
  stringify: ({ value }, { implicitKey, indent }) =>
    styled(value as string, indent, implicitKey === true),
};

/** No null and no float: generators have neither, and fewer tags are tried for each value. */
const schema = new Schema({
  schema: 'core',
  customTags: () => [stringTag, 'map', 'seq', 'int', 'bool'],
});

/**
 * The one YAML writer: the same value gives the same bytes, and what it writes
 * means the same to YAML 1.1 and YAML 1.2 readers. Several values become
 * several documents of one file.
 */
export function toYaml(...values: object[]): string {
  return values
    .map(value =>
      new Document(value, {
        schema,
        aliasDuplicateObjects: false,
      }).toString({ directives: false, lineWidth: 0 }),
    )
    .join('---\n');
}
