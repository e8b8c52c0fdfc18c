import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import type { NavigationItem } from './navigation';
import { linkTo, rewriteLink } from './pages';

/** A Markdown file as it becomes a page. */
export interface Page {
  file: string;
  title: string;
  /** HTML of the document itself. */
  content: string;
  /** For the search index. */
  text: string;
}

/** What all pages of a site share. */
export interface Site {
  name: string;
  navigation: NavigationItem[];
  pages: ReadonlyMap<string, Page>;
  /** File name of the style sheet, at the root of the site. */
  styleSheet: string;
}

// No HTML of the author's: the files are served from the portal's own address.
const markdown = new MarkdownIt({ html: false, linkify: true }).use(anchor, {
  tabIndex: false,
});

const { escapeHtml } = markdown.utils;

/** Reads one Markdown file; the first heading is its title. */
export function readPage(file: string, source: string): Page {
  const tokens = markdown.parse(source.replace(/^---\n.*?\n---\n/s, ''), {});
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const name = token.type === 'image' ? 'src' : 'href';
    const written = token.attrGet(name);
    if (written !== null) {
      token.attrSet(name, rewriteLink(written, file));
    }
  }
  const heading = tokens.findIndex(({ type }) => type === 'heading_open');
  return {
    file,
    title: tokens[heading + 1]?.content || file.replace(/\.md$/i, ''),
    content: markdown.renderer.render(tokens, markdown.options, {}),
    text: tokens.map(({ content }) => content).join(' '),
  };
}

function renderNavigation(site: Site, items: NavigationItem[], here: Page) {
  const entries = items.map(({ title, file, items: below }): string => {
    const page = file === undefined ? undefined : site.pages.get(file);
    if (page) {
      const active = page.file === here.file ? ' md-nav__link--active' : '';
      return `<li class="md-nav__item"><a class="md-nav__link${active}" href="${escapeHtml(
        linkTo(page.file, here.file),
      )}">${escapeHtml(title ?? page.title)}</a></li>`;
    }
    return below
      ? `<li class="md-nav__item"><span class="md-nav__section">${escapeHtml(
          title ?? '',
        )}</span>${renderNavigation(site, below, here)}</li>`
      : '';
  });
  return `<ul class="md-nav__list">${entries.join('')}</ul>`;
}

/** The whole page, in the class names that TechDocs knows from MkDocs. */
export function renderPage(site: Site, page: Page): string {
  const root = linkTo('index.md', page.file);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)} - ${escapeHtml(site.name)}</title>
<link rel="stylesheet" href="${escapeHtml(root + site.styleSheet)}">
</head>
<body>
<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid">
<div class="md-sidebar md-sidebar--primary"><div class="md-sidebar__scrollwrap"><nav class="md-nav md-nav--primary" aria-label="Pages">${renderNavigation(
    site,
    site.navigation,
    page,
  )}</nav></div></div>
<div class="md-content"><article class="md-content__inner md-typeset">${
    page.content
  }</article></div>
</div></main></div>
</body>
</html>
`;
}
