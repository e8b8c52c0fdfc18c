import { posix } from 'node:path';

/** Where MkDocs puts the page of a Markdown file: `a/b.md` is at `a/b/`. */
export function outputOf(file: string): string {
  const { dir, name } = posix.parse(file);
  return /^(index|readme)$/i.test(name)
    ? posix.join(dir, 'index.html')
    : posix.join(dir, name, 'index.html');
}

/** The address of one page as seen from another, both Markdown files. */
export function linkTo(file: string, from: string): string {
  const way = posix.relative(
    posix.dirname(outputOf(from)),
    posix.dirname(outputOf(file)),
  );
  return way === '' ? './' : `${way}/`;
}

/**
 * A link as it was written in a Markdown file, as it has to be in its page.
 * Addresses elsewhere and anchors stay as they are.
 */
export function rewriteLink(written: string, from: string): string {
  if (/^([a-z][a-z0-9+.-]*:|\/|#|\?|$)/i.test(written)) {
    return written;
  }
  const [, path, rest] = /^([^?#]*)(.*)$/.exec(written) ?? ['', written, ''];
  const target = posix.normalize(posix.join(posix.dirname(from), path));
  if (/\.md$/i.test(target)) {
    return `${linkTo(target, from)}${rest}`;
  }
  return `${posix.relative(posix.dirname(outputOf(from)), target)}${rest}`;
}
