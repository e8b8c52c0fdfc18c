import type { Response } from 'express';
import type { TreeEntry } from '../../git';
import { Html, html } from '../../html';
import type { GitLabContext } from '../context';
import type { ProjectRow } from '../store';
import { at, showInProject, showMissing, verbatim } from './layout';
import { RefPath, refPath } from './refPath';

/** More than a person reads on a page. */
const SHOWN_BYTES = 1_000_000;

function rows(project: ProjectRow, ref: string, entries: TreeEntry[]): Html[] {
  const folders = entries.filter(entry => entry.type === 'tree');
  const files = entries.filter(entry => entry.type !== 'tree');
  return [...folders, ...files].map(entry => {
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const page = entry.type === 'tree' ? 'tree' : 'blob';
    return html`<tr>
      <td>
        <a href="${at(project.full_path, '-', page, ref, entry.path)}"
          >${name}${entry.type === 'tree' ? '/' : ''}</a
        >
      </td>
      <td>${entry.size} ${entry.size === undefined ? '' : 'bytes'}</td>
    </tr>`;
  });
}

/** The files of a folder as a table. */
export function fileTable(
  project: ProjectRow,
  ref: string,
  entries: TreeEntry[],
): Html {
  return html`<table>
    ${rows(project, ref, entries)}
  </table>`;
}

async function locate(
  context: GitLabContext,
  project: ProjectRow,
  rest: string,
): Promise<RefPath | undefined> {
  return refPath(
    context.repositories.of(project.id),
    rest || project.default_branch,
  );
}

export async function showTree(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  rest: string,
) {
  const place = await locate(context, project, rest);
  const entries =
    place &&
    (await context.repositories.of(project.id).tree(place.commit, place.path));
  if (!place || !entries) {
    showMissing(response, 'folder of this name');
    return;
  }
  showInProject(
    context,
    response,
    project,
    `${project.path}: ${place.path || place.ref}`,
    html`<p>
        <code>${place.ref}</code> at
        <a href="${at(project.full_path, '-', 'commit', place.commit)}"
          ><code>${place.commit.slice(0, 8)}</code></a
        >
      </p>
      ${fileTable(project, place.ref, entries)}`,
  );
}

async function readFile(
  context: GitLabContext,
  project: ProjectRow,
  rest: string,
) {
  const place = await locate(context, project, rest);
  const repository = context.repositories.of(project.id);
  const entry =
    place?.path && (await repository.entry(place.commit, place.path));
  if (!place || !entry || entry.type !== 'blob') return undefined;
  return { place, entry, content: await repository.blob(entry.object) };
}

export async function showFile(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  rest: string,
) {
  const file = await readFile(context, project, rest);
  if (!file) {
    showMissing(response, 'file of this name');
    return;
  }
  const { place, content } = file;
  const binary = content.includes(0);
  const raw = at(project.full_path, '-', 'raw', place.ref, place.path);
  showInProject(
    context,
    response,
    project,
    place.path,
    html`<p>
        ${content.length} bytes on <code>${place.ref}</code> ·
        <a href="${raw}">Raw</a>
      </p>
      ${binary || content.length > SHOWN_BYTES
        ? html`<p>Not shown: it is not a text, or a long one.</p>`
        : verbatim(content.toString())}`,
  );
}

/** Never as anything that a browser would run. */
export async function sendRaw(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  rest: string,
) {
  const file = await readFile(context, project, rest);
  if (!file) {
    showMissing(response, 'file of this name');
    return;
  }
  response
    .set({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .type(file.content.includes(0) ? 'application/octet-stream' : 'text/plain')
    .send(file.content);
}
