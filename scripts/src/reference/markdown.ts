/** Text that Markdown shows as it is, in a cell of a table too. */
export const plain = (text: string) =>
  text
    .replace(/[\\`*_<>|[\]]/g, character => `\\${character}`)
    .replace(/\s*\n\s*/g, ' ');

/** Code in a cell of a table; nothing for nothing. */
export function code(text: string): string {
  if (text === '') {
    return '';
  }
  const shown = text.replaceAll('|', '\\|');
  return text.includes('`') ? `\`\` ${shown} \`\`` : `\`${shown}\``;
}

/** Cells are Markdown. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
) => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map(row => `| ${row.join(' | ')} |`),
];

/** A part of a page, which is left out if there is nothing in it. */
export const part = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [];
