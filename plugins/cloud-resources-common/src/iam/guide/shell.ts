/**
 * One word of a shell, whatever is in it. Nothing is special in single quotes,
 * also not `!` where somebody types; a tab would complete, so there is none.
 */
export const quoted = (text: string) =>
  `'${text.replaceAll('\t', '  ').replaceAll("'", "'\\''")}'`;

/** JSON over several short lines: a terminal may cut a line of more than 4,096 characters. */
export const quotedJson = (value: unknown) =>
  quoted(JSON.stringify(value, null, 1));
