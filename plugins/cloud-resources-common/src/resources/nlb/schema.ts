import { z } from 'zod';
import { choice, flag, whole, word } from '../fields';
import {
  certificateArn,
  deregistrationDelay,
  enableDeletionProtection,
  internal,
  interval,
  port,
  sslPolicy,
  threshold,
} from '../load-balancer/fields';
import { withRules } from '../rules';
import { tagsSchema } from '../tags';

const healthCheck = withRules(
  z.strictObject({
    protocol: choice(['TCP', 'HTTP', 'HTTPS'], { title: 'Protocol' }).default(
      'TCP',
    ),
    path: word(/^\/[\x21-\x7e]{0,1023}$/, 'a path such as /health', {
      title: 'Path',
      help: 'For HTTP and HTTPS',
    }).optional(),
    interval,
    timeout: whole({
      title: 'An answer takes at most',
      unit: 's',
      min: 2,
      max: 120,
    }).default(10),
    healthyThreshold: threshold('Healthy after', 3),
    unhealthyThreshold: threshold('Unhealthy after', 3),
  }),
  [
    {
      path: 'path',
      message: 'is for HTTP and HTTPS; leave it out',
      holds: ({ protocol = 'TCP', path }) =>
        path === undefined || protocol !== 'TCP',
    },
    {
      path: 'timeout',
      message: 'must be shorter than interval',
      holds: ({ timeout = 10, interval: every = 30 }) =>
        typeof timeout !== 'number' ||
        typeof every !== 'number' ||
        timeout < every,
    },
  ],
);

/** Limits: Network Load Balancer user guide, 2025. */
export const configSchema = z.strictObject({
  internal,
  listener: z
    .strictObject({ port: port('Port').default(80) })
    .prefault({})
    .meta({ title: 'Listener' }),
  certificateArn: certificateArn.optional().meta({
    title: 'Certificate',
    description: 'Of ACM; with one the balancer takes TLS, and TCP without',
  }),
  sslPolicy,
  port: port('Port of the targets').default(80),
  healthCheck: healthCheck.prefault({}).meta({ title: 'Health check' }),
  deregistrationDelay,
  enableCrossZoneLoadBalancing: flag({
    title: 'To the targets of all zones',
    help: 'Data between zones is charged for',
  }).default(false),
  enableDeletionProtection,
  tags: tagsSchema.default({}),
});

/** @public */
export type NlbConfig = z.infer<typeof configSchema>;
