import type { Response } from 'express';
import { html } from '../../html';
import type { GitLabContext } from '../context';
import type { NamespaceRow, ProjectRow } from '../store';
import { at, show } from './layout';

function projectList(projects: ProjectRow[]) {
  if (projects.length === 0) return html`<p>No project yet.</p>`;
  return html`<table>
    ${projects.map(
      project => html`<tr>
        <td><a href="${at(project.full_path)}">${project.full_path}</a></td>
        <td>${project.description}</td>
      </tr>`,
    )}
  </table>`;
}

/** The first page: every group and project. */
export function showHome(context: GitLabContext, response: Response) {
  const { people, projects } = context.store;
  const groups = people.namespaces().filter(row => row.kind === 'group');
  show(
    response,
    'Groups and projects',
    html`<ul>
        ${groups.map(
          group => html`<li>
            <a href="${at(group.full_path)}">${group.full_path}</a>:
            ${group.description}
          </li>`,
        )}
      </ul>
      ${projectList(projects.list())}`,
  );
}

export function showNamespace(
  context: GitLabContext,
  response: Response,
  namespace: NamespaceRow,
) {
  const projects = context.store.projects.list({ namespaceId: namespace.id });
  const kind = namespace.kind === 'group' ? 'Group' : 'User';
  show(
    response,
    `${kind} ${namespace.full_path}`,
    html`<p>${namespace.description}</p>
      ${projectList(projects)}`,
  );
}
