import { z } from 'zod';
import { CommitRecord, GitError, Ref } from '../../git';
import type { GitLabContext } from '../context';
import { presentCommit } from '../presenters';
import { ZERO, recordPush } from '../push';
import { AccessLevel, ProjectRow } from '../store';
import { ProjectRouter } from './ProjectRouter';
import { projectWithCode, requireCaller } from './caller';
import { invalid, notFound } from './errors';
import { paginate } from './pagination';
import { parameters, text } from './parameters';

const creation = z.object({
  tag_name: text,
  ref: text,
  message: text.optional(),
});

function presentTag(
  context: GitLabContext,
  project: ProjectRow,
  ref: Ref,
  commit: CommitRecord,
) {
  return {
    name: ref.name.slice('refs/tags/'.length),
    message: ref.message ?? '',
    target: ref.target,
    commit: presentCommit(context, project, commit),
    release: null,
    protected: false,
    created_at: null,
  };
}

/** https://docs.gitlab.com/api/tags/ */
export function tagRoutes(context: GitLabContext) {
  const routes = new ProjectRouter(context);
  const { router } = routes;

  async function tagOf(project: ProjectRow, name: string): Promise<Ref> {
    const refs = await context.repositories
      .of(project.id)
      .refs(`refs/tags/${name}`);
    const ref = refs.find(one => one.name === `refs/tags/${name}`);
    if (!ref) throw notFound('Tag');
    return ref;
  }

  async function presented(project: ProjectRow, refs: Ref[]) {
    const commits = await context.repositories
      .of(project.id)
      .commits(refs.map(ref => ref.commit));
    return refs.map(ref =>
      presentTag(
        context,
        project,
        ref,
        commits.get(ref.commit) as CommitRecord,
      ),
    );
  }

  router.get('/projects/:id/repository/tags', async (request, response) => {
    const project = projectWithCode(context, request, response);
    const refs = await context.repositories.of(project.id).refs('refs/tags/');
    const page = paginate(context.url, request, response, refs.reverse());
    response.json(await presented(project, page));
  });

  router.get(
    '/projects/:id/repository/tags/:tag',
    async (request, response) => {
      const project = projectWithCode(context, request, response);
      const ref = await tagOf(project, request.params.tag);
      response.json((await presented(project, [ref]))[0]);
    },
  );

  routes.post(
    '/projects/:id/repository/tags',
    AccessLevel.developer,
    async (project, request, response) => {
      const { tag_name, ref, message } = parameters(request, creation);
      const { user } = requireCaller(response);
      const repository = context.repositories.of(project.id);
      await context.repositories.exclusively(project.id, async () => {
        const target = await repository.resolve(ref);
        if (!target) throw invalid(`Target ${ref} is invalid`);
        const name = `refs/tags/${tag_name}`;
        if (await repository.resolve(name)) {
          throw invalid(`Tag ${tag_name} already exists`);
        }
        try {
          await repository.run(['check-ref-format', name]);
        } catch (error) {
          if (error instanceof GitError) throw invalid('Tag name invalid');
          throw error;
        }
        const seconds = Math.floor(Date.now() / 1000);
        const after = message
          ? (
              await repository.run(
                ['mktag'],
                `object ${target}\ntype commit\ntag ${tag_name}\ntagger ${user.name} <${user.email}> ${seconds} +0000\n\n${message}\n`,
              )
            )
              .toString()
              .trim()
          : target;
        await repository.run(['update-ref', name, after, ZERO]);
        await recordPush(context, project, user, [
          { ref: name, before: ZERO, after },
        ]);
      });
      const tag = await tagOf(project, tag_name);
      response.status(201).json((await presented(project, [tag]))[0]);
    },
  );

  routes.delete(
    '/projects/:id/repository/tags/:tag',
    AccessLevel.developer,
    async (project, request, response) => {
      const { user } = requireCaller(response);
      await context.repositories.exclusively(project.id, async () => {
        const ref = await tagOf(project, request.params.tag);
        await context.repositories
          .of(project.id)
          .run(['update-ref', '-d', ref.name, ref.target]);
        await recordPush(context, project, user, [
          { ref: ref.name, before: ref.target, after: ZERO },
        ]);
      });
      response.status(204).end();
    },
  );

  return router;
}
