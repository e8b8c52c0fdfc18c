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
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

const healthCheckRules: readonly Rule[] = [
  {
    path: 'timeout',
    message: 'must be shorter than interval',
    holds: ({ timeout = 5, interval: every = 30 }) =>
      typeof timeout !== 'number' ||
      typeof every !== 'number' ||
      timeout < every,
  },
];

const healthCheck = withRules(
  z.strictObject({
    path: word(/^\/[\x21-\x7e]{0,1023}$/, 'a path such as /health', {
      title: 'Path',
    }).default('/'),
    matcher: word(
      /^[2-4]\d\d([,-][2-4]\d\d)*$/,
      'status codes such as 200 or 200-299',
      { title: 'Status codes of a healthy target', max: 100 },
    ).default('200-399'),
    interval,
    timeout: whole({
      title: 'An answer takes at most',
      unit: 's',
      min: 2,
      max: 120,
    }).default(5),
    healthyThreshold: threshold('Healthy after', 3),
    unhealthyThreshold: threshold('Unhealthy after', 3),
  }),
  healthCheckRules,
);

/** Limits: Application Load Balancer user guide, 2025. */
export const configSchema = z.strictObject({
  internal,
  certificateArn: certificateArn.optional(),
  sslPolicy,
  port: port('Port of the targets').default(80),
  protocol: choice(['HTTP', 'HTTPS'], {
    title: 'Protocol of the targets',
  }).default('HTTP'),
  healthCheck: healthCheck.prefault({}).meta({ title: 'Health check' }),
  stickiness: z
    .strictObject({
      cookieDuration: whole({
        title: 'A caller stays with a target for',
        unit: 's',
        min: 1,
        max: 604_800,
      }).default(86_400),
    })
    .optional()
    .meta({ title: 'Callers stay with a target, by a cookie' }),
  deregistrationDelay,
  idleTimeout: whole({
    title: 'A connection without data is closed after',
    unit: 's',
    min: 1,
    max: 4_000,
  }).default(60),
  dropInvalidHeaderFields: flag({
    title: 'Drop headers that are not valid',
  }).default(true),
  enableHttp2: flag({ title: 'HTTP/2' }).default(true),
  enableDeletionProtection,
  tags: tagsSchema.default({}),
});

/** @public */
export type AlbConfig = z.infer<typeof configSchema>;

/** The ports at which a balancer listens; with a certificate the first hands on to the second. */
export const listenerPorts = ({ certificateArn: arn }: AlbConfig) =>
  arn === undefined ? [80] : [80, 443];

/** The one at which it hands on to targets. */
export const lastListenerPort = ({ certificateArn: arn }: AlbConfig) =>
  arn === undefined ? 80 : 443;
