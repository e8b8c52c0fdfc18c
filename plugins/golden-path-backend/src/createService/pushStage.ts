import {
  type Files,
  type PlatformSpec,
  renderService,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import type { SourceTree } from '../archive';
import type { GitLabCommitEffect, GitLabProjectEffect } from '../effects';
import type { Stage, StageContext } from '../operations/Effect';
import { sourceOf } from './checkStage';

export interface PushStageDeps {
  platform: PlatformSpec;
  project: GitLabProjectEffect;
  commit: GitLabCommitEffect;
}

/** The first content of both projects. */
export function pushStage(deps: PushStageDeps): Stage {
  return {
    name: 'push',
    async run(context) {
      const { spec } = context;
      const names = serviceNames(spec, deps.platform);
      const { gitops } = renderService(spec, deps.platform);
      await Promise.all([
        push(deps, context, names.app.path, await sourceOf(context)),
        push(deps, context, names.gitops.path, toTree(gitops)),
      ]);
    },
  };
}

async function push(
  { platform, project, commit }: PushStageDeps,
  context: StageContext,
  path: string,
  files: SourceTree,
): Promise<void> {
  const { id } = await context.resultOf(project, args => args.project === path);
  await context.apply(commit.of(files), {
    projectId: id,
    project: path,
    branch: platform.gitlab.defaultBranch,
    subject: `Create ${context.spec.name}`,
    files: files.size,
  });
}

function toTree(files: Files): SourceTree {
  return new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      { content: Buffer.from(text), executable: false },
    ]),
  );
}
