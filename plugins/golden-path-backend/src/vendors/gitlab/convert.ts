import type { CommitAction as GitbeakerAction } from '@gitbeaker/core';
import { isUtf8 } from 'node:buffer';
import type { CommitAction, GitLabCommit, GitLabProject } from './types';

/** GitLab's answer about a project, as far as every form of it agrees. */
interface ProjectAnswer {
  id: number;
  name: string;
  path_with_namespace: string;
  description?: string | null;
  web_url: string;
  marked_for_deletion_on?: unknown;
  marked_for_deletion_at?: unknown;
}

export function toProject(answer: ProjectAnswer): GitLabProject {
  return {
    id: answer.id,
    name: answer.name,
    path: answer.path_with_namespace,
    description: answer.description ?? '',
    webUrl: answer.web_url,
    markedForDeletion: Boolean(
      answer.marked_for_deletion_on ?? answer.marked_for_deletion_at,
    ),
  };
}

export function toCommit(answer: {
  id: string;
  message: string;
  author_name: string;
  web_url: string;
}): GitLabCommit {
  return {
    id: answer.id,
    message: answer.message,
    authorName: answer.author_name,
    webUrl: answer.web_url,
  };
}

/** GitLab sets the executable bit by an action of its own, after the file's. */
export function commitBody(actions: CommitAction[]): GitbeakerAction[] {
  return actions.flatMap((action): GitbeakerAction[] => {
    const { path: filePath } = action;
    if (action.action === 'delete') {
      return [{ action: 'delete', filePath, lastCommitId: action.lastCommit }];
    }
    const create: GitbeakerAction = {
      action: 'create',
      filePath,
      ...encoded(action.content),
    };
    return action.executable
      ? [create, { action: 'chmod', filePath, execute_filemode: true }]
      : [create];
  });
}

/** Text stays text, a third shorter than base64; a NUL or anything else than UTF-8 cannot. */
function encoded(content: Buffer): { content: string; encoding: string } {
  return isUtf8(content) && !content.includes(0)
    ? { content: content.toString('utf8'), encoding: 'text' }
    : { content: content.toString('base64'), encoding: 'base64' };
}
