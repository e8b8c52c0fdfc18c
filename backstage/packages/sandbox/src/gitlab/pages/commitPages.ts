import type { Response } from 'express';
import type { CommitRecord } from '../../git';
import { html } from '../../html';
import type { GitLabContext } from '../context';
import type { ProjectRow } from '../store';
import { at, showInProject, showMissing, verbatim } from './layout';
import { refPath } from './refPath';

const PER_PAGE = 100;

function commitRow(project: ProjectRow, commit: CommitRecord) {
  return html`<tr>
    <td>
      <a href="${at(project.full_path, '-', 'commit', commit.id)}"
        ><code>${commit.id.slice(0, 8)}</code></a
      >
    </td>
    <td>${commit.title}</td>
    <td>${commit.author.name}</td>
    <td>${commit.committer.at}</td>
  </tr>`;
}

/** The newest commits of a branch, or of one file of it. */
export async function showCommits(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  rest: string,
) {
  const repository = context.repositories.of(project.id);
  const place = await refPath(repository, rest || project.default_branch);
  if (!place) {
    showMissing(response, 'branch or tag of this name');
    return;
  }
  const commits = await repository.log(place.commit, {
    path: place.path || undefined,
    limit: PER_PAGE,
  });
  showInProject(
    context,
    response,
    project,
    `${project.path}: commits of ${rest || place.ref}`,
    html`<table>
        ${commits.map(commit => commitRow(project, commit))}
      </table>
      ${commits.length === PER_PAGE ? `The newest ${PER_PAGE}.` : ''}`,
  );
}

export async function showCommit(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  sha: string,
) {
  const repository = context.repositories.of(project.id);
  const commit = await repository.commit(sha);
  if (!commit) {
    showMissing(response, 'commit of this name');
    return;
  }
  const diffs = await repository.diff(commit.id);
  showInProject(
    context,
    response,
    project,
    commit.title,
    html`<p>
        <code>${commit.id}</code> by ${commit.author.name} at
        ${commit.committer.at}
      </p>
      ${verbatim(commit.message)}
      ${diffs.map(
        diff => html`<h2>
            <a
              href="${at(
                project.full_path,
                '-',
                'blob',
                commit.id,
                diff.newPath,
              )}"
              ><code>${diff.newPath}</code></a
            >
          </h2>
          ${verbatim(diff.diff)}`,
      )}`,
  );
}

/** Branches or tags. */
export async function showRefs(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  kind: 'branches' | 'tags',
) {
  const prefix = kind === 'tags' ? 'refs/tags/' : 'refs/heads/';
  const refs = await context.repositories.of(project.id).refs(prefix);
  showInProject(
    context,
    response,
    project,
    `${project.path}: ${kind}`,
    html`<ul>
      ${refs.map(ref => {
        const name = ref.name.slice(prefix.length);
        return html`<li>
          <a href="${at(project.full_path, '-', 'tree', name)}">${name}</a>
          <code>${ref.commit.slice(0, 8)}</code>
        </li>`;
      })}
      ${refs.length === 0 ? 'None yet.' : ''}
    </ul>`,
  );
}
