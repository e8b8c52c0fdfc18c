import type { ServiceContext } from './ServiceContext';
import { UNBUILT_TAG } from './manifests/kustomization';

/** Names and addresses only: what people typed is in the manifests. */
export function gitopsReadme({
  names,
  environments,
  platform,
}: ServiceContext): string {
  const rows = environments.map(
    ({
      environment,
      overlay,
      namespace,
      application,
      applicationUrl,
      dashboardUrl,
    }) =>
      `| ${environment} | [\`${overlay}\`](${overlay}) | \`${namespace}\` | [${application}](${applicationUrl}) | [${environment}](${dashboardUrl}) |`,
  );
  return `# ${names.name}: what runs in the cluster

Argo CD applies the \`${
    platform.gitlab.defaultBranch
  }\` branch of this repository. The source is in [${names.app.path}](${
    names.app.url
  }).

| environment | overlay | namespace | Argo CD | dashboard |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

- \`base/\` holds what all environments share, \`overlays/<environment>/\` what differs: size, host, secrets, image; \`observability/<environment>/\` what watches it: scraping, alerts from the service level objective, dashboard.
- Variables are in \`base/config-map.yaml\`; a change of them is rolled out like a new image.
- Of a secret only the name is here. Its value is in the secret store under \`${
    environments[0].secretsPath
  }/<NAME>\` for ${
    environments[0].environment
  }, and so on; a running pod keeps the value that it started with.
- The image is set by the [pipeline](${
    names.pipelineUrl
  }) of the source, by digest. Until its first run on the default branch the tag is \`${UNBUILT_TAG}\`, which nobody can pull, so nothing runs that was not built and scanned.
- To see what an environment gets: \`kubectl kustomize ${
    environments[0].overlay
  }\`.
- Namespaces, quotas, network policies, access, admission rules and the Argo CD project are the platform's, in [${
    names.workloads.path
  }](${names.workloads.url}) under \`${names.workloads.directory}/\`.
`;
}
