/** A page in the navigation, or a heading with pages below it. */
export interface NavigationItem {
  title?: string;
  /** Markdown file, relative to the folder of the documents. */
  file?: string;
  items?: NavigationItem[];
}

/** Reads `nav` of mkdocs.yml; what it does not understand is left out. */
export function readNavigation(nav: unknown): NavigationItem[] {
  if (!Array.isArray(nav)) {
    return [];
  }
  return nav.flatMap((entry): NavigationItem[] => {
    if (typeof entry === 'string') {
      return [{ file: entry }];
    }
    return Object.entries(entry ?? {}).map(([title, value]) =>
      typeof value === 'string'
        ? { title, file: value }
        : { title, items: readNavigation(value) },
    );
  });
}

/** Every page there is, the front page first, when mkdocs.yml does not say. */
export function defaultNavigation(files: readonly string[]): NavigationItem[] {
  const isFront = (file: string) => /^(index|readme)\.md$/i.test(file);
  return [...files]
    .sort(
      (a, b) =>
        Number(isFront(b)) - Number(isFront(a)) || a.localeCompare(b, 'en'),
    )
    .map(file => ({ file }));
}
