import {
  type PlatformSpec,
  type ServiceNames,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import type {
  GitLabProjectArgs,
  GitLabProjectEffect,
  GitLabProtectionEffect,
} from '../effects';
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
      const { title } = context.spec;
      const names = serviceNames(context.spec, deps.platform);
      const readBy = {
        project: names.workloads.path,
        branch: deps.platform.gitlab.defaultBranch,
        folder: names.workloads.directory,
      };
      await Promise.all([
        makeProject(
          deps,
          context,
          { project: names.app.path, title, hasPipeline: true },
          accessLevel.developer,
        ),
        makeProject(
          deps,
          context,
          { project: names.gitops.path, title, hasPipeline: false, readBy },
          accessLevel.maintainer,
        ),
      ]);
      await context.setLinks(linksOf(names));
    },
  };
}

async function makeProject(
  { platform, project, protection }: ProjectsStageDeps,
  context: StageContext,
  args: GitLabProjectArgs,
  mergeLevel: number,
): Promise<void> {
  const made = await context.apply(project, args);
  await context.apply(protection, {
    projectId: made.id,
    project: args.project,
    branch: platform.gitlab.defaultBranch,
    pushLevel: accessLevel.maintainer,
    mergeLevel,
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
