import type { Response } from 'express';
import { Html, html } from './html';

const STYLE = new Html(`
:root { color-scheme: light dark; --line: #8886; --muted: #777; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
.notice { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .8rem; color: var(--muted); }
table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
button { font: inherit; padding: .6rem 1rem; margin: .25rem 0; width: 100%; text-align: left; cursor: pointer; }
main { margin-top: 1.5rem; }
.narrow { max-width: 30rem; margin-inline: auto; }
`);

/** Sends a page that says what it is; it runs no script and loads nothing. */
export function sendPage(
  response: Response,
  options: {
    title: string;
    notice: string;
    body: Html;
    status?: number;
    /** Origins besides our own that a form may lead to. */
    formTargets?: string[];
  },
): void {
  const forms = ["'self'", ...(options.formTargets ?? [])].join(' ');
  response
    .status(options.status ?? 200)
    .set({
      'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
    .type('html')
    .send(
      html`<!DOCTYPE html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta
              name="viewport"
              content="width=device-width, initial-scale=1"
            />
            <title>${options.title}</title>
            <style>
              ${STYLE}
            </style>
          </head>
          <body>
            <p class="notice">${options.notice}</p>
            <main>
              <h1>${options.title}</h1>
              ${options.body}
            </main>
          </body>
        </html> `.toString(),
    );
}
