import Router from 'express-promise-router';
import { z } from 'zod';
import type { GitLabContext } from '../context';
import { presentProject } from '../presenters';
import { AccessLevel, ProjectRow } from '../store';
import { levelOn, callerOf, projectOf } from './caller';
import { invalid } from './errors';
import { flag, parameters, text } from './parameters';

const removal = z.object({
  permanently_remove: flag.default(false),
  full_path: text.optional(),
});

const suffixed = (project: ProjectRow, text_: string) =>
  `${text_}-deletion_scheduled-${project.id}`;

function schedule(context: GitLabContext, project: ProjectRow) {
  if (project.marked_for_deletion_at) {
    throw invalid('Project has been already marked for deletion');
  }
  context.store.projects.update(project, {
    name: suffixed(project, project.name),
    path: suffixed(project, project.path),
    marked_for_deletion_at: new Date().toISOString(),
  });
}

async function remove(context: GitLabContext, project: ProjectRow) {
  context.store.projects.remove(project.id);
  await context.repositories.exclusively(project.id, () =>
    context.repositories.remove(project.id),
  );
}

/**
 * Deletion in two steps, as GitLab 18 does it.
 * Sources: https://docs.gitlab.com/api/projects/#delete-a-project,
 * app/services/projects/mark_for_deletion_service.rb, lib/api/projects.rb.
 */
export function projectDeletion(context: GitLabContext) {
  const router = Router();

  router.delete('/projects/:id', async (request, response) => {
    const project = projectOf(context, request, response, AccessLevel.owner);
    const { permanently_remove, full_path } = parameters(request, removal);
    if (!permanently_remove) {
      schedule(context, project);
    } else if (!context.permanentRemoval) {
      throw invalid(
        '`permanently_remove` option is not permitted on this instance.',
      );
    } else if (!project.marked_for_deletion_at) {
      throw invalid('Project must be marked for deletion first.');
    } else if (full_path !== project.full_path) {
      throw invalid(
        '`full_path` is incorrect. You must enter the complete path for the project.',
      );
    } else {
      await remove(context, project);
    }
    response.status(202).json({ message: '202 Accepted' });
  });

  router.post('/projects/:id/restore', async (request, response) => {
    const project = projectOf(context, request, response, AccessLevel.owner);
    if (!project.marked_for_deletion_at) {
      throw invalid('Project has not been marked for deletion');
    }
    const original = (text_: string) =>
      text_.replace(/-deletion_scheduled-\d+$/, '');
    const restored = context.store.projects.update(project, {
      name: original(project.name),
      path: original(project.path),
      marked_for_deletion_at: null,
    });
    const level = levelOn(context, callerOf(response), restored);
    response.status(201).json(await presentProject(context, restored, level));
  });

  return router;
}
