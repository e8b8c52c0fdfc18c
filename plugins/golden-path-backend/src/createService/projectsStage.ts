import {
  type PlatformSpec,
  type ServiceNames,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import type { GitLabProjectEffect, GitLabProtectionEffect } from '../effects';
import type { Stage, StageContext } from '../operations/Effect';
import { accessLevel } from '../vendors';

export interface ProjectsStageDeps {
  platform: PlatformSpec;
  project: GitLabProjectEffect;
  protection: GitLabProtectionEffect;
}

/** Both projects, empty and with their default branch protected before it exists. */
export function projectsStage(deps: ProjectsStageDeps): Stage {
  return {
    name: 'projects',
    async run(context) {
      const names = serviceNames(context.spec, deps.platform);
      await Promise.all([
        makeProject(deps, context, {
          project: names.app.path,
          mergeLevel: accessLevel.developer,
        }),
        makeProject(deps, context, {
          project: names.gitops.path,
          mergeLevel: accessLevel.maintainer,
          readByArgoCd: true,
        }),
      ]);
      await context.setLinks(linksOf(names));
    },
  };
}

async function makeProject(
  { platform, project, protection }: ProjectsStageDeps,
  context: StageContext,
  wanted: { project: string; mergeLevel: number; readByArgoCd?: boolean },
): Promise<void> {
  const { workloads } = serviceNames(context.spec, platform);
  const branch = platform.gitlab.defaultBranch;
  const made = await context.apply(project, {
    project: wanted.project,
    title: context.spec.title,
    ...(wanted.readByArgoCd && {
      readBy: { project: workloads.path, branch, folder: workloads.directory },
    }),
  });
  await context.apply(protection, {
    projectId: made.id,
    project: wanted.project,
    branch,
    pushLevel: accessLevel.maintainer,
    mergeLevel: wanted.mergeLevel,
  });
}

function linksOf(names: ServiceNames) {
  return {
    appRepository: names.app.url,
    gitopsRepository: names.gitops.url,
    pipeline: names.pipelineUrl,
    entityRef: names.entityRef,
    applications: names.environments.map(environment => ({
      environment: environment.environment,
      name: environment.application,
      url: environment.applicationUrl,
    })),
  };
}
