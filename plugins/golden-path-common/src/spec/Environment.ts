import { z } from 'zod';
import { limits } from './limits';

const ENVIRONMENT_NAME = /^[a-z][a-z0-9]*$/;
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

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
    name: z
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
      .meta({ title: 'Name' }),
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
          'Only when it is not the usual one, name-environment.domain',
      })
      .optional(),
  })
  .meta({ title: 'Environment' });

/** @public */
export type Environment = z.infer<typeof environmentSchema>;
