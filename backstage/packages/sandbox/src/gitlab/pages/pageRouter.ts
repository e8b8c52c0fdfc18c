import type { Response } from 'express';
import Router from 'express-promise-router';
import type { GitLabContext } from '../context';
import type { ProjectRow } from '../store';
import { showCommit, showCommits, showRefs } from './commitPages';
import { sendRaw, showFile, showTree } from './filePages';
import { showHome, showNamespace } from './groupPages';
import { showMissing } from './layout';
import {
  isSentence,
  showMembers,
  showProject,
  showSentence,
} from './projectPages';

/** `<project>/-/<page>/<rest>` */
const PART = /^\/(.+?)\/-\/([a-z_]+)(?:\/(.*))?$/;

async function showPart(
  context: GitLabContext,
  response: Response,
  project: ProjectRow,
  page: string,
  rest: string,
) {
  switch (page) {
    case 'tree':
      return showTree(context, response, project, rest);
    case 'blob':
      return showFile(context, response, project, rest);
    case 'raw':
      return sendRaw(context, response, project, rest);
    case 'commits':
      return showCommits(context, response, project, rest);
    case 'commit':
      return showCommit(context, response, project, rest);
    case 'branches':
    case 'tags':
      return showRefs(context, response, project, page);
    case 'project_members':
      return showMembers(context, response, project);
    default:
      return isSentence(page)
        ? showSentence(context, response, project, page)
        : showMissing(response, 'page of this name');
  }
}

/**
 * Read-only pages under GitLab's own paths, so that links to GitLab open. They
 * ask for no sign-in: everything here is on loopback and made up.
 */
export function pageRouter(context: GitLabContext) {
  const router = Router();
  const { people, projects } = context.store;
  const find = (path: string) =>
    projects.byPath(path) ?? projects.movedFrom(path);

  router.get('/', async (_request, response) => showHome(context, response));

  router.get(PART, async (request, response) => {
    const {
      0: path,
      1: page,
      2: rest,
    } = request.params as Record<string, string>;
    const project = find(path);
    if (!project) return showMissing(response, 'project of this name');
    return showPart(context, response, project, page, rest ?? '');
  });

  router.get('*', async (request, response) => {
    const path = decodeURIComponent(request.path)
      .replace(/^\/(groups\/)?/, '')
      .replace(/(\.git)?\/?$/, '');
    const project = find(path);
    if (project) return showProject(context, response, project);
    const namespace = people.namespaceByPath(path);
    return namespace
      ? showNamespace(context, response, namespace)
      : showMissing(response, 'group or project of this name');
  });

  return router;
}
