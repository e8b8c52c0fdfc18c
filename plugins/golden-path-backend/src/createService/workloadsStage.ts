import {
  type PlatformSpec,
  hostFile,
  renderService,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import { type WorkloadsEntryEffect, blobsOf } from '../effects';
import type { Stage } from '../operations/Effect';
import { applicationsApart } from './applicationsApart';

export interface WorkloadsStageDeps {
  platform: PlatformSpec;
  entry: WorkloadsEntryEffect;
}

/** The service's boundaries in the workloads repository, in one commit; with its Applications, where those are made by commit. */
export function workloadsStage({ platform, entry }: WorkloadsStageDeps): Stage {
  return {
    name: 'workloads',
    async run(context) {
      const names = serviceNames(context.spec, platform);
      const { workloads } = renderService(
        context.spec,
        platform,
        context.operationId,
      );
      const apart = applicationsApart(context, platform);
      await context.apply(entry.of(workloads), {
        project: names.workloads.path,
        branch: platform.gitlab.defaultBranch,
        folder: names.workloads.directory,
        service: names.name,
        appProject: names.appProject,
        applications:
          apart.length > 0
            ? []
            : names.environments.map(({ application }) => application),
        apart,
        hosts: names.environments.flatMap(({ host }) =>
          host === undefined ? [] : hostFile(host),
        ),
        blobs: blobsOf(workloads),
      });
    },
  };
}
