import type {
  Files,
  PlatformSpec,
  RenderedService,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';

/** One of the repositories that Create writes to, as the preview shows it. */
export interface Repository {
  id: keyof RenderedService;
  title: string;
  /** Full path on GitLab. */
  project: string;
  /** What it holds besides the generated files. */
  note?: string;
  files: Files;
}

/** The repositories of a service, in the order in which a person meets them. */
export function repositories(
  spec: ServiceSpec,
  platform: PlatformSpec,
  rendered: RenderedService,
): Repository[] {
  return [
    {
      id: 'app',
      title: 'Application repository',
      project: `${platform.gitlab.appsGroup}/${spec.name}`,
      note: '+ source from the template',
      files: rendered.app,
    },
    {
      id: 'gitops',
      title: 'GitOps repository',
      project: `${platform.gitlab.gitopsGroup}/${spec.name}`,
      files: rendered.gitops,
    },
    {
      id: 'workloads',
      title: 'Workloads repository',
      project: platform.gitlab.workloadsProject,
      note: 'added to it in one commit',
      files: rendered.workloads,
    },
  ];
}
