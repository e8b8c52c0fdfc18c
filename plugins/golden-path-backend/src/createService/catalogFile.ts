import {
  type PlatformSpec,
  type ServiceSpec,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';

/** The page of `catalog-info.yaml`, in the form that the catalog's GitLab reader takes. */
export function catalogFileUrl(
  service: ServiceSpec | string,
  platform: PlatformSpec,
): string {
  const { app } = serviceNames(service, platform);
  return `${app.url}/-/blob/${platform.gitlab.defaultBranch}/catalog-info.yaml`;
}
