import type { ServiceContext } from './ServiceContext';
import { UNBUILT_TAG } from './manifests/kustomization';

/** Names and addresses only: what people typed is in the manifests. */
export function gitopsReadme({
  names,
  environments,
  platform,
}: ServiceContext): string {
  const rows = environments.map(
    ({ environment, overlay, namespace, application, applicationUrl }) =>
      `| ${environment} | [\`${overlay}\`](${overlay}) | \`${namespace}\` | [${application}](${applicationUrl}) |`,
  );
  return `# ${names.name}: what runs in the cluster

Argo CD applies the \`${
    platform.gitlab.defaultBranch
  }\` branch of this repository. The source is in [${names.app.path}](${
    names.app.url
  }).

| environment | overlay | namespace | Argo CD |
| --- | --- | --- | --- |
${rows.join('\n')}

- \`base/\` holds what all environments share, \`overlays/<environment>/\` what differs: size, host, image.
- The image is set by the [pipeline](${
    names.pipelineUrl
  }) of the source, by digest. Until its first run on the default branch the tag is \`${UNBUILT_TAG}\`, which nobody can pull, so nothing runs that was not built and scanned.
- To see what an environment gets: \`kubectl kustomize ${
    environments[0].overlay
  }\`.
- Namespaces, network policies and the Argo CD project are the platform's, in [${
    names.workloads.path
  }](${names.workloads.url}) under \`${names.workloads.directory}/\`.
`;
}
