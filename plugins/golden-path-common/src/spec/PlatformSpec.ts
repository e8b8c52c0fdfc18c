import { z } from 'zod';
import { addressRange } from './addressRange';
import { isFromRegistry } from './isFromRegistry';
import { limits } from './limits';
import {
  address,
  dnsLabel,
  dnsName,
  groupPath,
  image,
  registry,
} from './platformFields';
import {
  monitoringSchema,
  rbacSchema,
  resourcesSchema,
  secretStoreSchema,
} from './platformPolicy';
import { sloSchema } from './slo';

/**
 * What is true of the platform, not of one service: read once from app-config
 * (`cloudforge.platform`), given to every generator, shown to the form. Holds
 * no secret.
 *
 * @public
 */
export const platformSpecSchema = z
  .strictObject({
    gitlab: z.strictObject({
      /** Where people and git reach GitLab, without a trailing slash. */
      baseUrl: address('gitlab.baseUrl'),
      appsGroup: groupPath('gitlab.appsGroup'),
      gitopsGroup: groupPath('gitlab.gitopsGroup'),
      /** Full path of the workloads repository, the platform's register of services. */
      workloadsProject: z
        .string()
        .regex(
          /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/,
          'gitlab.workloadsProject is the full path of a GitLab project',
        ),
      defaultBranch: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
    }),
    argocd: z.strictObject({
      baseUrl: address('argocd.baseUrl'),
      namespace: dnsLabel('argocd.namespace'),
      /** The Application that syncs the workloads repository. */
      rootApplication: dnsLabel('argocd.rootApplication'),
      /** Name under which the Argo CD plugin of the portal knows this instance. */
      instance: z
        .string()
        .max(63)
        .regex(/^[\w.-]+$/, 'argocd.instance is a name without blanks'),
      destinationServer: address('argocd.destinationServer'),
      /**
       * Who makes a service's Applications: `git`, by commit to the workloads
       * repository, or `rest`, the portal by Argo CD's API.
       */
      registration: z.enum(['git', 'rest']).default('git'),
    }),
    domain: dnsName('domain', limits.domain.max),
    ingress: z.strictObject({
      className: dnsName('ingress.className', 63),
      /** IngressGroup of the one shared ALB. */
      groupName: dnsName('ingress.groupName', 63),
      certificateArn: z
        .string()
        .regex(
          /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
          'ingress.certificateArn is the ARN of an ACM certificate',
        )
        .optional(),
    }),
    /** What the NetworkPolicies of services let through, where the defaults are too wide. */
    network: z
      .strictObject({
        /** Subnets of the shared load balancer; all private networks when absent. */
        loadBalancerCidrs: z.array(addressRange).min(1).optional(),
        /** Where services may speak HTTPS to; anywhere but link-local when absent. */
        httpsEgressCidrs: z.array(addressRange).min(1).optional(),
        /** What every service may reach over TCP besides, such as the subnets of databases; nothing when absent. */
        egress: z
          .array(
            z.strictObject({
              cidr: addressRange,
              ports: z.array(z.int().min(1).max(65_535)).min(1),
            }),
          )
          .min(1)
          .optional(),
      })
      .optional(),
    /** Where the images of services are pushed to. */
    registry: registry('registry'),
    /** Where images that run in the cluster may come from; among them `registry`. */
    allowedRegistries: z.array(registry('an allowed registry')).min(1),
    aws: z.strictObject({
      accountId: z.string().regex(/^\d{12}$/),
      region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    }),
    /** Prefix of our labels and annotations. */
    labelPrefix: dnsName('labelPrefix', 253),
    /** What services get that do not say what they need, and the most that they may ask for. */
    resources: resourcesSchema,
    /** Service level objective of services that have none of their own. */
    slo: sloSchema,
    /** Where secrets are read from. */
    secretStore: secretStoreSchema,
    monitoring: monitoringSchema,
    /** What the owners of services are called in the cluster. */
    rbac: rbacSchema,
    /** Group that guards what a service may not change by itself; CODEOWNERS of GitOps repositories. */
    platformOwners: groupPath('platformOwners'),
    /** What the jobs of pipelines run in. */
    images: z.strictObject({
      /** Node.js and npm. */
      node: image,
      /** Buildah and GNU date. */
      buildah: image,
      /** Trivy, a shell and awk. */
      trivy: image,
      semgrep: image,
      /** Gitleaks 8.19 or newer, git and a shell. */
      gitleaks: image,
      /** ZAP with its packaged scans: attacks the first environment where asked to. */
      zap: image,
      /**
       * AWS CLI 2, cosign 2, git, jq and skopeo. Jobs install what they miss
       * from Alpine's packages, so a bare Alpine will do.
       */
      tools: image,
    }),
    /**
     * Sigstore, which signs images for the identity of a pipeline. The public
     * one takes identities of gitlab.com only. Nothing is signed when absent.
     */
    signing: z
      .strictObject({
        fulcioUrl: address('signing.fulcioUrl'),
        rekorUrl: address('signing.rekorUrl'),
      })
      .optional(),
    /** Findings at this severity or above halt the pipeline. */
    blockingSeverity: z.enum(['critical', 'high', 'moderate', 'low']),
  })
  .refine(
    ({ registry: own, allowedRegistries }) =>
      // An address that is wrong itself has its message already.
      isFromRegistry(own, allowedRegistries) ||
      !registry('registry').safeParse(own).success,
    {
      error: 'registry is not below one of the allowed registries',
      path: ['allowedRegistries'],
    },
  );

/** @public */
export type PlatformSpec = z.output<typeof platformSpecSchema>;
