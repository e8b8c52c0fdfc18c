import fc from 'fast-check';

/**
 * Texts that have broken YAML, shell, Markdown, HTML, templates or a reader of
 * one of them.
 *
 * @public
 */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '  leading and trailing  ',
  '\ttabs\t',
  '\n',
  '\n\nfirst and last lines are empty\n\n',
  'ends with a new line\n',
  'ends with two\n\n',
  '  indented\nthen not',
  'first\n  indented\n\tby tab\n \n  blanks only\nlast',
  'trailing blank \nnext',
  '# no comment',
  'text # no comment',
  'key: value',
  'key:',
  ': value',
  '- item',
  '-',
  '---',
  'text\n---\ntext',
  '...',
  '? key',
  '!!str tag',
  '&anchor',
  '*alias',
  '| block',
  '> folded',
  '@at',
  '`backquote`',
  '%directive',
  '{ map: flow }',
  '[ list, flow ]',
  ', comma',
  '"quoted"',
  "'quoted'",
  `both "one" and 'two'`,
  'back\\slash \\n \\x41 \\u0041',
  '=',
  '<<',
  '~',
  'null',
  'yes',
  'No',
  'ON',
  'off',
  'y',
  'N',
  'true',
  'FALSE',
  '.inf',
  '.nan',
  '0123',
  '0o17',
  '0x1F',
  '0b101',
  '1_000',
  '1,000',
  '1e3',
  'E3',
  'e-5',
  '1.5',
  '.5',
  '+1',
  '-1',
  '190:20:30',
  '2024-01-01',
  '2024-01-01T00:00:00Z',
  ':symbol',
  '${{ parameters.name }}',
  '{{ values.name }}{% raw %}',
  '$HOME $(id) `id` ${IFS} $$ $$$ $(PORT) $$(PORT) $',
  '%{if true}${file("/etc/passwd")}%{endif}',
  '</script><script>alert(1)</script>',
  '[link](javascript:alert(1)) | table | *bold*',
  "'; DROP TABLE services; --",
  '../../etc/passwd',
  'emoji 🚀 👩‍💻, umlauts äöü, right to left שלום, Chinese 你好',
  '\ufeffbyte order mark',
  'no-break\u00a0space, zero\u200bwidth, soft\u00adhyphen',
  'private \ue000 and non-character \ufdd0',
  'right\u202eto\u202cleft override',
  'combining e\u0301',
];

/**
 * Texts that a service specification refuses, each for one character.
 *
 * @public
 */
export const refusedTexts: readonly string[] = [
  'nul \u0000',
  'bell \u0007',
  'escape \u001b[31m',
  'carriage return \r\n',
  'delete \u007f',
  'next line \u0085',
  'line separator \u2028',
  'paragraph separator \u2029',
  'no character \ufffe',
  'no character \uffff',
  'half a character \ud83d',
];

const NOT_KEPT = /[\p{Control}\u2028\u2029\ufffe\uffff]/gu;
const NOT_KEPT_IN_TEXT = /(?![\t\n])[\p{Control}\u2028\u2029\ufffe\uffff]/gu;

const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nastyTexts) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

const cut = (text: string, max: number) => [...text].slice(0, max).join('');

/**
 * Any text that a service specification allows in a description or a variable.
 *
 * @public
 */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(pieces, { maxLength: 6 })
    .map(list => cut(list.join('').replace(NOT_KEPT_IN_TEXT, ''), maxLength));
}

/**
 * Any line that a service specification allows as a title.
 *
 * @public
 */
export function anyLine(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(pieces, { minLength: 1, maxLength: 3 })
    .map(list =>
      cut(list.join('').replace(NOT_KEPT, '').trim(), maxLength).trim(),
    )
    .filter(line => line !== '');
}
