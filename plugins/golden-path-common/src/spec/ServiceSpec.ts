import { z } from 'zod';
import { limits, reservedNames } from './limits';

const DNS_LABEL = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const ENTITY_REF =
  /^(group|user):[a-z0-9-]+\/[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

const dnsLabel = (what: string, min: number, max: number) =>
  z
    .string()
    .min(min, `${what} needs at least ${min} characters`)
    .max(max, `${what} may have at most ${max} characters`)
    .regex(
      DNS_LABEL,
      `${what} may contain lower-case letters, digits and hyphens, must start with a letter and must not end with a hyphen`,
    );

/**
 * The name of a service: a DNS-1123 label that starts with a letter, 3 to 40
 * characters, not reserved.
 *
 * @public
 */
export const serviceNameSchema = dnsLabel(
  'The name',
  limits.name.min,
  limits.name.max,
)
  .refine(name => !reservedNames.includes(name), {
    error: issue =>
      `"${issue.input}" is reserved for the platform; choose another name`,
  })
  .meta({
    title: 'Name',
    description:
      'Used for both repositories, the namespaces and the host name. It cannot be changed later.',
  });

const cpuSchema = z
  .string()
  .regex(
    /^([1-9][0-9]{0,4}m|[1-9][0-9]?)$/,
    'cpu is a whole number of cores such as "1", or millicores such as "250m"',
  )
  .meta({
    title: 'CPU',
    description: 'Request, in cores ("1") or millicores ("250m")',
  });

const memorySchema = z
  .string()
  .regex(
    /^[1-9][0-9]{0,5}(Mi|Gi)$/,
    'memory is a whole number followed by Mi or Gi, such as "256Mi"',
  )
  .meta({ title: 'Memory', description: 'Request and limit, such as "256Mi"' });

/** @public */
export const environmentSchema = z
  .strictObject({
    name: dnsLabel(
      "An environment's name",
      limits.environmentName.min,
      limits.environmentName.max,
    ).meta({ title: 'Name' }),
    replicas: z
      .strictObject({
        min: z
          .int()
          .min(limits.replicas.min)
          .max(limits.replicas.max)
          .meta({ title: 'Fewest replicas' }),
        max: z
          .int()
          .min(limits.replicas.min)
          .max(limits.replicas.max)
          .meta({ title: 'Most replicas' }),
      })
      .refine(({ min, max }) => min <= max, {
        error: 'the fewest replicas must not exceed the most',
        path: ['max'],
      })
      .meta({ title: 'Replicas' }),
    cpu: cpuSchema,
    memory: memorySchema,
    host: z
      .string()
      .max(limits.host.max)
      .regex(HOST, 'a host is a fully qualified, lower-case DNS name')
      .meta({
        title: 'Host',
        description:
          'Only when it differs from <name>-<environment>.<platform domain>',
      })
      .optional(),
  })
  .meta({ title: 'Environment' });

/** @public */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * What a developer asks for: the one truth that form, generators, API and the
 * committed `.cloudforge/service.yaml` share.
 *
 * @public
 */
export const serviceSpecSchema = z
  .strictObject({
    apiVersion: z.literal('cloudforge.io/v1'),
    kind: z.literal('Service'),
    name: serviceNameSchema,
    title: z
      .string()
      .trim()
      .min(limits.title.min)
      .max(limits.title.max)
      .meta({ title: 'Title' }),
    description: z
      .string()
      .max(limits.description.max)
      .meta({ title: 'Description', description: 'Any text' }),
    owner: z
      .string()
      .regex(
        ENTITY_REF,
        'the owner is an entity reference such as "group:default/team-a"',
      )
      .meta({ title: 'Owner', description: 'One of your groups' }),
    system: dnsLabel('The system', 1, 63).meta({ title: 'System' }).optional(),
    language: z.enum(['node']).meta({ title: 'Language' }),
    port: z
      .int()
      .min(limits.port.min)
      .max(limits.port.max)
      .meta({ title: 'Port' }),
    exposure: z.enum(['public', 'internal']).meta({
      title: 'Exposure',
      description:
        'Public services get a host name on the shared load balancer; internal ones are reached inside the cluster only',
    }),
    environments: z
      .array(environmentSchema)
      .min(limits.environments.min)
      .max(limits.environments.max)
      .refine(list => new Set(list.map(e => e.name)).size === list.length, {
        error: 'environments must have different names',
      })
      .meta({ title: 'Environments', description: 'In order of promotion' }),
    env: z
      .record(
        z
          .string()
          .max(limits.env.maxKey)
          .regex(
            /^[A-Z_][A-Z0-9_]*$/,
            'a variable is written in upper-case letters, digits and underscores',
          ),
        z.string().max(limits.env.maxValue),
      )
      .refine(env => Object.keys(env).length <= limits.env.maxEntries, {
        error: `at most ${limits.env.maxEntries} variables`,
      })
      .meta({
        title: 'Environment variables',
        description: 'Not secrets: these are committed in clear',
      }),
    costCenter: z
      .string()
      .max(limits.costCenter.max)
      .regex(
        /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
        'a cost centre may contain letters, digits, dots, hyphens and underscores',
      )
      .meta({ title: 'Cost centre' }),
    tags: z
      .array(
        z
          .string()
          .max(limits.tags.maxLength)
          .regex(
            /^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$/,
            'a tag may contain lower-case letters, digits and : + #, separated by hyphens',
          ),
      )
      .max(limits.tags.max)
      .refine(tags => new Set(tags).size === tags.length, {
        error: 'tags must differ',
      })
      .meta({ title: 'Tags' }),
  })
  .meta({ title: 'Service' });

/** @public */
export type ServiceSpec = z.infer<typeof serviceSpecSchema>;
