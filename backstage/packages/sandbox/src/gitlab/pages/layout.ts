import type { Response } from 'express';
import { Html, html, sendPage } from '../../html';
import type { GitLabContext } from '../context';
import type { ProjectRow } from '../store';

const NOTICE =
  'CloudForge sandbox, not GitLab. Read-only pages over real Git repositories; no pipeline runs here.';

/** An address below this server, each part of it encoded. */
export function at(...parts: string[]): string {
  const path = parts
    .flatMap(part => part.split('/'))
    .filter(Boolean)
    .map(encodeURIComponent);
  return `/${path.join('/')}`;
}

/** A text as it is, new lines kept, long lines wrapped. */
export const verbatim = (text: string) =>
  html`<pre style="white-space: pre-wrap; overflow-wrap: anywhere">
${text}</pre
  >`;

export function show(
  response: Response,
  title: string,
  body: Html,
  status = 200,
) {
  sendPage(response, { title, notice: NOTICE, body, status });
}

export function showMissing(response: Response, what: string) {
  show(response, 'Not found', html`<p>There is no ${what} here.</p>`, 404);
}

const sections: [title: string, path: string][] = [
  ['Files', 'tree'],
  ['Commits', 'commits'],
  ['Branches', 'branches'],
  ['Tags', 'tags'],
  ['Pipelines', 'pipelines'],
  ['Merge requests', 'merge_requests'],
  ['Issues', 'issues'],
];

/** A page of a project, with the way to its other pages. */
export function showInProject(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  title: string,
  body: Html,
) {
  const group = context.store.people.namespace(project.namespace_id);
  const branch = project.default_branch;
  const links = sections.map(([name, path]) => {
    const ref = ['tree', 'commits'].includes(path) ? branch : '';
    return html`<a href="${at(project.full_path, '-', path, ref)}">${name}</a>
      · `;
  });
  show(
    response,
    title,
    html`<nav>
        <a href="${at(group?.full_path ?? '')}">${group?.full_path}</a> /
        <a href="${at(project.full_path)}">${project.path}</a>
        <p>
          ${links}<a href="${at(project.full_path, '-', 'settings')}"
            >Settings</a
          >
        </p>
      </nav>
      ${body}`,
  );
}
