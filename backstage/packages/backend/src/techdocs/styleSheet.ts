import { createHash } from 'node:crypto';

/** Layout of a page; its colours are TechDocs' own variables. */
export const styleSheet = `
.md-grid { display: flex; gap: 2rem; }
.md-sidebar.md-sidebar--primary { position: static; flex: 0 0 12rem; width: 12rem; }
.md-sidebar .md-sidebar__scrollwrap { width: auto; }
.md-nav__list { list-style: none; margin: 0; padding: 0; }
.md-nav__list .md-nav__list { padding-left: 1rem; }
.md-nav__item { padding: 0.3rem 0; }
.md-nav__link { color: var(--md-default-fg-color); text-decoration: none; }
.md-nav__section { font-weight: 700; }
.md-content.md-content { flex: 1; min-width: 0; max-width: 50rem; margin-left: 0; }
.md-typeset { line-height: 1.6; overflow-wrap: break-word; }
.md-typeset h1 { margin-top: 0; font-weight: 700; }
.md-typeset img { max-width: 100%; }
.md-typeset pre { padding: 0.8rem 1rem; overflow: auto; border-radius: 4px; background: var(--md-code-bg-color); }
.md-typeset code { color: var(--md-code-fg-color); }
.md-typeset table { border-collapse: collapse; }
.md-typeset th, .md-typeset td { padding: 0.4rem 0.8rem; border: 1px solid var(--md-default-fg-color--lightest); text-align: left; }
.md-typeset blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--md-default-fg-color--lightest); }
@media (max-width: 60em) { .md-grid { flex-direction: column; } .md-sidebar.md-sidebar--primary { flex: none; width: auto; } }
`;

/**
 * A name in the one form that TechDocs lets through its sanitiser, MkDocs':
 * `main.<8 hexadecimal digits>.min.css`.
 */
export const styleSheetName = `main.${createHash('sha256')
  .update(styleSheet)
  .digest('hex')
  .slice(0, 8)}.min.css`;
