import type { TreeEntry } from '../../git';

/** Linguist's names for what the golden path's repositories hold. */
const byExtension: Record<string, string> = {
  css: 'CSS',
  go: 'Go',
  html: 'HTML',
  java: 'Java',
  js: 'JavaScript',
  cjs: 'JavaScript',
  mjs: 'JavaScript',
  jsx: 'JavaScript',
  kt: 'Kotlin',
  py: 'Python',
  rb: 'Ruby',
  rs: 'Rust',
  scss: 'SCSS',
  sh: 'Shell',
  tf: 'HCL',
  ts: 'TypeScript',
  tsx: 'TypeScript',
};

function languageOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'Dockerfile') return 'Dockerfile';
  if (name === 'Makefile') return 'Makefile';
  return byExtension[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}

/** Share of each language by bytes, in percent; data and prose do not count. */
export function languagesOf(entries: TreeEntry[]): Record<string, number> {
  const bytes = new Map<string, number>();
  for (const { path, size = 0 } of entries) {
    const language = languageOf(path);
    if (language && !/(^|\/)(node_modules|vendor)\//.test(path)) {
      bytes.set(language, (bytes.get(language) ?? 0) + size);
    }
  }
  const total = [...bytes.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return {};
  return Object.fromEntries(
    [...bytes]
      .sort((a, b) => b[1] - a[1])
      .map(([language, n]) => [
        language,
        Math.round((n / total) * 10_000) / 100,
      ]),
  );
}
