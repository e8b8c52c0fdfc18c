import { z } from 'zod';
import { limits } from './limits';
import { cpuSchema, memorySchema } from './quantity';
import { secretsSchema } from './secretName';

const ENVIRONMENT_NAME = /^[a-z][a-z0-9]*$/;
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Part of the name of a namespace and of the usual host. */
export const environmentNameSchema = z
  .string()
  .min(
    limits.environmentName.min,
    `An environment's name needs at least ${limits.environmentName.min} characters`,
  )
  .max(
    limits.environmentName.max,
    `An environment's name may have at most ${limits.environmentName.max} characters`,
  )
  .regex(
    ENVIRONMENT_NAME,
    "An environment's name may contain lower-case letters and digits and must start with a letter; a hyphen could make two services share a namespace",
  )
  .meta({ title: 'Name' });

/** A fully qualified name in DNS. */
export const hostSchema = z
  .string()
  .max(limits.host.max)
  .regex(HOST, 'a host is a fully qualified, lower-case DNS name');

/** @public */
export const environmentSchema = z
  .strictObject({
    name: environmentNameSchema,
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
    cpu: cpuSchema
      .meta({
        title: 'CPU',
        description:
          'Request, in cores ("1") or millicores ("250m"); the platform\'s default when empty',
      })
      .optional(),
    memory: memorySchema
      .meta({
        title: 'Memory',
        description:
          'Request and limit, such as "256Mi"; the platform\'s default when empty',
      })
      .optional(),
    host: hostSchema
      .meta({
        title: 'Host',
        description:
          'Only when it is not the usual one, name-environment.domain; it ends in the domain of the platform',
      })
      .optional(),
    secrets: secretsSchema
      .meta({
        title: 'More secrets',
        description: 'Names of secrets that only this environment has',
        uniqueItems: true,
      })
      .optional(),
  })
  .meta({ title: 'Environment' });

/** @public */
export type Environment = z.infer<typeof environmentSchema>;
