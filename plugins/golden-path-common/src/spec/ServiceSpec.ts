import { z } from 'zod';
import { dnsLabel } from './dnsLabel';
import { type Environment, environmentSchema } from './Environment';
import { limits } from './limits';
import { secretsSchema } from './secretName';
import { isReserved, serviceNameSchema } from './serviceName';
import { sloSchema } from './slo';
import { line, text } from './text';
import { utf8Bytes } from './utf8Bytes';
import { variableNameSchema } from './variableName';

const ENTITY_REF =
  /^(group|user):[a-z0-9-]{1,63}\/[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

const allDiffer = (values: readonly string[]) =>
  new Set(values).size === values.length;

const bytesOf = (env: Readonly<Record<string, string>>) =>
  Object.entries(env).reduce(
    (sum, [name, value]) => sum + utf8Bytes(name) + utf8Bytes(value),
    0,
  );

interface Related {
  name: string;
  environments: Environment[];
  env: Record<string, string>;
  secrets: string[];
}

interface Contradiction {
  path: (string | number)[];
  message: string;
}

/** What is wrong with answers that are right one by one. */
function contradictions({
  name,
  environments,
  env,
  secrets,
}: Related): Contradiction[] {
  const set = (path: Contradiction['path'], secret: string) =>
    secret in env
      ? [{ path, message: 'that name is among the variables already' }]
      : [];
  return [
    ...secrets.flatMap((secret, index) => set(['secrets', index], secret)),
    ...environments.flatMap((environment, index) => {
      const at = (...rest: Contradiction['path']) => [
        'environments',
        index,
        ...rest,
      ];
      const namespace = `${name}-${environment.name}`;
      return [
        ...(isReserved(namespace) && !isReserved(name)
          ? [
              {
                path: at('name'),
                message: `the namespace "${namespace}" is reserved for the platform; choose another name`,
              },
            ]
          : []),
        ...(environment.secrets ?? []).flatMap((secret, number) =>
          secrets.includes(secret)
            ? [
                {
                  path: at('secrets', number),
                  message: 'every environment has that secret already',
                },
              ]
            : set(at('secrets', number), secret),
        ),
      ];
    }),
  ];
}

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
    title: line('The title', limits.title).meta({ title: 'Title' }),
    description: text('The description', limits.description).meta({
      title: 'Description',
      description: 'Any text',
    }),
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
      .refine(list => allDiffer(list.map(({ name }) => name)), {
        error: 'environments must have different names',
      })
      .refine(list => allDiffer(list.flatMap(({ host }) => host ?? [])), {
        error: 'environments must have different hosts',
      })
      .meta({ title: 'Environments', description: 'In order of promotion' }),
    env: z
      .record(
        variableNameSchema,
        text('A variable', { max: limits.env.maxValue }),
      )
      .refine(env => Object.keys(env).length <= limits.env.maxEntries, {
        error: `at most ${limits.env.maxEntries} variables`,
      })
      .refine(env => bytesOf(env) <= limits.env.maxTotal, {
        error: `all variables together have at most ${limits.env.maxTotal} bytes`,
      })
      .meta({
        title: 'Environment variables',
        description: 'Not secrets: these are committed in clear',
        maxProperties: limits.env.maxEntries,
      }),
    secrets: secretsSchema.default([]).meta({
      title: 'Secrets',
      description:
        'Names only, such as DATABASE_URL: each environment has a value of its own, which is kept in AWS Secrets Manager and reaches the service in a variable of that name',
      uniqueItems: true,
    }),
    slo: sloSchema.optional(),
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
      .refine(allDiffer, { error: 'tags must differ' })
      .meta({ title: 'Tags', uniqueItems: true }),
  })
  .superRefine((service, context) => {
    for (const { path, message } of contradictions(service)) {
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .meta({ title: 'Service' });

/** @public */
export type ServiceSpec = z.infer<typeof serviceSpecSchema>;
