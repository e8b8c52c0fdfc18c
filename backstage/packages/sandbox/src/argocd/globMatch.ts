const SPECIAL = /[\\^$.|+()]/;

function translate(glob: string, separator: string): string {
  const any = separator ? `[^${separator}]` : '[^]';
  let pattern = '';
  let depth = 0;
  for (let index = 0; index < glob.length; index += 1) {
    const char = glob[index];
    if (char === '*') {
      const deep = glob[index + 1] === '*';
      pattern += deep ? '[^]*' : `${any}*`;
      index += deep ? 1 : 0;
    } else if (char === '?') {
      pattern += any;
    } else if (char === '{') {
      depth += 1;
      pattern += '(?:';
    } else if (char === '}' && depth > 0) {
      depth -= 1;
      pattern += ')';
    } else if (char === ',' && depth > 0) {
      pattern += '|';
    } else {
      pattern +=
        SPECIAL.test(char) || '{}[]'.includes(char) ? `\\${char}` : char;
    }
  }
  return depth === 0 ? `^${pattern}$` : '^(?!)';
}

/**
 * Argo CD's globs in AppProjects: `*` stops at the separator if there is one,
 * `**` does not, a leading `!` negates. Character classes are taken literally.
 * Source: app_project_types.go, globMatch (gobwas/glob).
 */
export function globMatch(
  glob: string,
  value: string,
  separator: '' | '/' = '',
): boolean {
  if (glob.startsWith('!')) {
    return !globMatch(glob.slice(1), value, separator);
  }
  return glob === '*' || new RegExp(translate(glob, separator)).test(value);
}
