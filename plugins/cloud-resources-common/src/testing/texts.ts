import fc from 'fast-check';

/**
 * Texts that have broken HCL, shell, JSON or a reader of one of them.
 *
 * @public
 */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\n',
  '\r\n',
  'ends with a new line\n',
  '\ttabs\t',
  '"',
  'he said "x"',
  '\\',
  'C:\\new\\table',
  'ends with \\',
  '\\"',
  '\\n \\u0041 \\${',
  '$',
  '%',
  '${',
  '%{',
  '$${',
  '%%{',
  '$$${x}',
  '%%%{x}',
  '$%{x}',
  '%${x}',
  '${file("/etc/passwd")}',
  '$${file("/etc/passwd")}',
  '$$${file("/etc/passwd")}',
  '\\${file("/etc/passwd")}',
  '%{ for x in [1, 2] }${x}%{ endfor }',
  '%{if true}a%{else}b%{endif}',
  '${"${"nested"}"}',
  '${aws_vpc.base.id}',
  'EOF',
  '#!/bin/sh\necho hi\nEOF\n}\nresource "null_resource" "x" {}',
  '<<EOF\ntext\nEOF',
  '<<-EOF',
  '# comment',
  '// comment',
  '/* comment */',
  'a = 1',
  '}',
  '{}',
  '["a"]',
  '007',
  'true',
  'null',
  '$HOME $(id) `id` %PATH%',
  'é☃ 🚀 👩‍💻 שלום 你好',
  '\ufeffbyte order mark',
  'no-break\u00a0space, zero\u200bwidth',
  'line\u2028paragraph\u2029',
  'right\u202eto\u202cleft',
  'bell \u0007 escape \u001b[31m delete \u007f next line \u0085',
  'combining e\u0301',
];

/**
 * Any text that a file in UTF-8 can hold, many of them nasty.
 *
 * @public
 */
export function anyText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...nastyTexts) },
    {
      weight: 2,
      arbitrary: fc.string({
        unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', 'a', 'u'),
        maxLength: 12,
      }),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  );
  return fc
    .array(piece, { maxLength: 5 })
    .map(list => list.join('').replaceAll('\0', ''));
}
