import { escapeText, quote, quoteKey } from './text';
import { Call, isIdentifier, Reference, Template, type HclValue } from './tree';

export const STEP = '  ';

function referenceText({ parts }: Reference): string {
  return parts
    .map((part, index) => {
      if (part instanceof Reference) {
        return `[${referenceText(part)}]`;
      }
      if (typeof part === 'number' || part === '*') {
        return `[${part}]`;
      }
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

function templateText({ parts }: Template): string {
  const inside = parts.map((part, index) => {
    if (typeof part !== 'string') {
      return `\${${referenceText(part)}}`;
    }
    // A `$` right before an interpolation would escape it.
    const next = parts[index + 1];
    return typeof next === 'object' && /[$%]$/.test(part)
      ? `${escapeText(part.slice(0, -1))}${
          part.endsWith('$') ? '\\u0024' : '\\u0025'
        }`
      : escapeText(part);
  });
  return `"${inside.join('')}"`;
}

function numberText(number: number): string {
  if (!Number.isFinite(number)) {
    throw new Error(`${number} is no number of Terraform's language`);
  }
  return String(number);
}

const isList = (value: HclValue): value is readonly HclValue[] =>
  Array.isArray(value);

export const defined = <T>(object: { readonly [key: string]: T | undefined }) =>
  Object.entries(object).filter(
    (entry): entry is [string, T] => entry[1] !== undefined,
  );

const keyText = (key: string) => (isIdentifier(key) ? key : quoteKey(key));

/** The value on one line, however long it gets. */
function flat(value: HclValue): string {
  if (typeof value === 'string') {
    return quote(value);
  }
  if (typeof value === 'number') {
    return numberText(value);
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (value instanceof Reference) {
    return referenceText(value);
  }
  if (value instanceof Template) {
    return templateText(value);
  }
  if (value instanceof Call) {
    return `${value.name}(${value.values.map(flat).join(', ')})`;
  }
  if (isList(value)) {
    return `[${value.map(flat).join(', ')}]`;
  }
  const entries = defined(value).map(
    ([key, inner]) => `${keyText(key)} = ${flat(inner)}`,
  );
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
}

const isObject = (value: HclValue): value is { [key: string]: HclValue } =>
  typeof value === 'object' &&
  !isList(value) &&
  !(value instanceof Reference) &&
  !(value instanceof Template) &&
  !(value instanceof Call);

export const indented = (text: readonly string[]) =>
  text.map(line => (line === '' ? line : `${STEP}${line}`));

/** Lines of a value; the first continues the line that it stands on. */
function lines(value: HclValue, room: number): string[] {
  const short = flat(value);
  if (isObject(value)) {
    const entries = defined(value);
    if (entries.length === 0) {
      return [short];
    }
    return ['{', ...indented(assignments(entries, room)), '}'];
  }
  if (short.length <= room) {
    return [short];
  }
  if (value instanceof Call && value.values.length > 0) {
    return callLines(value, room);
  }
  if (isList(value) && value.length > 0) {
    const items = value.flatMap(item => {
      const inner = lines(item, room - STEP.length);
      return [...inner.slice(0, -1), `${inner[inner.length - 1]},`];
    });
    return ['[', ...indented(items), ']'];
  }
  return [short];
}

/** Only the last argument is spread over lines: `jsonencode({ … })`. */
function callLines({ name, values }: Call, room: number): string[] {
  const before = values.slice(0, -1).map(value => `${flat(value)}, `);
  const last = lines(values[values.length - 1], room);
  return [
    `${name}(${before.join('')}${last[0]}${last.length === 1 ? ')' : ''}`,
    ...last.slice(1, -1),
    ...(last.length > 1 ? [`${last[last.length - 1]})`] : []),
  ];
}

/** `terraform fmt` lines up the equals signs of neighbours that take one line each. */
export function assignments(
  entries: readonly (readonly [string, HclValue])[],
  room: number,
): string[] {
  const written = entries.map(([key, value]) => {
    const name = keyText(key);
    return { name, value: lines(value, room - STEP.length - name.length - 3) };
  });
  const widths = written.map(() => 0);
  let first = 0;
  for (let index = 0; index <= written.length; index++) {
    if (index === written.length || written[index].value.length > 1) {
      const run = written.slice(first, index);
      const widest = Math.max(0, ...run.map(({ name }) => name.length));
      widths.fill(widest, first, index);
      first = index + 1;
    }
  }
  return written.flatMap(({ name, value }, index) => [
    `${name.padEnd(widths[index])} = ${value[0]}`,
    ...value.slice(1),
  ]);
}
