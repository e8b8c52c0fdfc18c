import { z } from 'zod';
import { environmentNameSchema, hostSchema } from './Environment';
import { limits } from './limits';
import type { PlatformSpec } from './PlatformSpec';
import { serviceNameSchema } from './serviceName';

/** Where an environment of a public service is reached: its own host, or the usual one. */
export function hostOf(
  service: string,
  environment: { name: string; host?: string },
  { domain }: PlatformSpec,
): string {
  return environment.host ?? `${service}-${environment.name}.${domain}`;
}

/** Where the platform itself is reached: on the same load balancer, perhaps. */
const platformHosts = ({ argocd, gitlab, monitoring }: PlatformSpec) =>
  [argocd.baseUrl, gitlab.baseUrl, monitoring.grafanaUrl].map(
    url => new URL(url).hostname,
  );

/** What the platform has against a host. */
export function refusedHost(host: string, platform: PlatformSpec): string[] {
  const { domain } = platform;
  if (!host.endsWith(`.${domain}`)) {
    return [`the host is not below ${domain}`];
  }
  return platformHosts(platform).includes(host)
    ? ["the host is the platform's own; choose another one"]
    : [];
}

/**
 * Everything that is wrong with a host, before anybody is asked whether it is
 * taken. No message repeats it.
 *
 * @public
 */
export function hostProblems(host: string, platform: PlatformSpec): string[] {
  const { error } = hostSchema.safeParse(host);
  return [
    ...(error?.issues.map(({ message }) => message) ?? []),
    ...refusedHost(host, platform),
  ];
}

/** As much of a public service as can be read, however wrong the rest is. */
const readable = z.object({
  name: serviceNameSchema.optional().catch(undefined),
  exposure: z.literal('public'),
  environments: z.array(
    z
      .object({
        name: environmentNameSchema.optional().catch(undefined),
        host: z.unknown().optional(),
      })
      .catch({ host: null }),
  ),
});

/** The host of each environment, as far as it can be told. */
export function hostsOf(
  answers: unknown,
  platform: PlatformSpec,
): (string | undefined)[] {
  const { success, data } = readable.safeParse(answers);
  if (!success) {
    return [];
  }
  const { name: service, environments } = data;
  return environments
    .slice(0, limits.environments.max)
    .map(({ name, host }) => {
      if (host === undefined) {
        return service && name && hostOf(service, { name }, platform);
      }
      return typeof host === 'string' && !hostProblems(host, platform).length
        ? host
        : undefined;
    });
}

/**
 * The hosts that a service would have on the shared load balancer, each once:
 * none for an internal one. Reads answers as well that are wrong elsewhere.
 *
 * @public
 */
export function claimedHosts(
  answers: unknown,
  platform: PlatformSpec,
): string[] {
  const hosts = hostsOf(answers, platform).filter(host => host !== undefined);
  return [...new Set(hosts)];
}
