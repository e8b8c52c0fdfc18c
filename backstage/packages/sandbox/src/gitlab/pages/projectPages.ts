import type { Response } from 'express';
import { html } from '../../html';
import type { GitLabContext } from '../context';
import type { ProjectRow } from '../store';
import { fileTable } from './filePages';
import { at, showInProject, verbatim } from './layout';

/** What the sandbox has no more of than this sentence; by the path behind `/-/`. */
const sentences: Record<string, [title: string, text: string]> = {
  pipelines: [
    'Pipelines',
    'None: the sandbox has no runner. On GitLab, the first push starts one from .gitlab-ci.yml.',
  ],
  jobs: ['Jobs', 'None: the sandbox has no runner.'],
  merge_requests: ['Merge requests', 'None.'],
  issues: ['Issues', 'None.'],
  releases: ['Releases', 'None.'],
  environments: ['Environments', 'None: Argo CD deploys, not GitLab.'],
  graphs: [
    'Graphs',
    'The sandbox draws none; the commits page has the history.',
  ],
  settings: [
    'Settings',
    'Read-only here. Variables, tokens and hooks are changed over the REST API.',
  ],
  hooks: ['Webhooks', 'Changed over the REST API.'],
  compare: ['Compare', 'The commits page has the history.'],
  network: ['Graph', 'The commits page has the history.'],
  artifacts: ['Artifacts', 'None: the sandbox has no runner.'],
};

export const isSentence = (name: string) => Object.hasOwn(sentences, name);

export function showSentence(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  name: string,
) {
  const [title, text] = sentences[name];
  showInProject(
    context,
    response,
    project,
    `${project.path}: ${title}`,
    html`<p>${text}</p>`,
  );
}

export function showMembers(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
) {
  const { people } = context.store;
  showInProject(
    context,
    response,
    project,
    `${project.path}: members`,
    html`<ul>
      ${people
        .allMembers(project)
        .map(
          member => html`<li>
            ${people.user(member.user_id)?.name}, access level
            ${member.access_level}
          </li>`,
        )}
    </ul>`,
  );
}

export async function showProject(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
) {
  const repository = context.repositories.of(project.id);
  const branch = project.default_branch;
  const head = await repository.commit(`refs/heads/${branch}`);
  const entries = (head && (await repository.tree(head.id))) ?? [];
  const readme = entries.find(entry => /^readme(\.md)?$/i.test(entry.path));
  const topics: string[] = JSON.parse(project.topics);
  showInProject(
    context,
    response,
    project,
    project.full_path,
    html`${verbatim(project.description ?? '')}
      <p>
        ${project.visibility} · project ${project.id}
        ${topics.map(topic => html`· ${topic} `)}
        ${project.marked_for_deletion_at ? '· marked for deletion' : ''}
      </p>
      <p>
        Clone: <code>git clone ${context.url}/${project.full_path}.git</code>
      </p>
      ${head
        ? html`<p>
            Last commit
            <a href="${at(project.full_path, '-', 'commit', head.id)}"
              ><code>${head.id.slice(0, 8)}</code></a
            >
            ${head.title} (${head.author.name}, ${head.committer.at})
          </p>`
        : html`<p>The repository is empty.</p>`}
      ${fileTable(project, branch, entries)}
      ${readme && verbatim(String(await repository.blob(readme.object)))}`,
  );
}
