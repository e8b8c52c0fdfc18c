import { z } from 'zod';

const groupPath = (what: string) =>
  z
    .string()
    .regex(
      /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/,
      `${what} is the full path of a GitLab group`,
    );

const image = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._/:@-]*$/, 'an image reference')
  .max(512);

/**
 * What is true of the platform, not of one service: read once from app-config
 * (`cloudforge.platform`), given to every generator, shown to the form. Holds
 * no secret.
 *
 * @public
 */
export const platformSpecSchema = z.strictObject({
  gitlab: z.strictObject({
    /** Where people and git reach GitLab, without a trailing slash. */
    baseUrl: z.url().transform(url => url.replace(/\/+$/, '')),
    appsGroup: groupPath('gitlab.appsGroup'),
    gitopsGroup: groupPath('gitlab.gitopsGroup'),
    /** Full path of the workloads repository, the platform's register of services. */
    workloadsProject: groupPath('gitlab.workloadsProject'),
    defaultBranch: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  }),
  argocd: z.strictObject({
    baseUrl: z.url().transform(url => url.replace(/\/+$/, '')),
    namespace: z.string().min(1).max(63),
    /** The Application that syncs the workloads repository. */
    rootApplication: z.string().min(1).max(63),
    /** Name under which the Argo CD plugin of the portal knows this instance. */
    instance: z.string().min(1).max(63),
    destinationServer: z.string().min(1),
  }),
  domain: z.string().min(1).max(200),
  ingress: z.strictObject({
    className: z.string().min(1).max(63),
    /** IngressGroup of the one shared ALB. */
    groupName: z.string().min(1).max(63),
    certificateArn: z.string().min(1).optional(),
  }),
  /** What the NetworkPolicies of services let through, where the defaults are too wide. */
  network: z
    .strictObject({
      /** Subnets of the shared load balancer; all private networks when absent. */
      loadBalancerCidrs: z.array(z.cidrv4()).min(1).optional(),
      /** Where services may speak HTTPS to; anywhere but link-local when absent. */
      httpsEgressCidrs: z.array(z.cidrv4()).min(1).optional(),
    })
    .optional(),
  registry: z.string().min(1).max(253),
  aws: z.strictObject({
    accountId: z.string().regex(/^\d{12}$/),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  }),
  /** Prefix of our labels and annotations. */
  labelPrefix: z.string().min(1).max(253),
  /** Group that guards what a service may not change by itself; CODEOWNERS of GitOps repositories. */
  platformOwners: groupPath('platformOwners'),
  images: z.strictObject({
    node: image,
    buildah: image,
    trivy: image,
    awsCli: image,
    yq: image,
    semgrep: image,
  }),
  /** Findings at this severity or above halt the pipeline. */
  blockingSeverity: z.enum(['critical', 'high', 'moderate', 'low']),
});

/** @public */
export type PlatformSpec = z.output<typeof platformSpecSchema>;
