import { z } from 'zod';
import { service } from './service.ts';
import { settings } from './settings.ts';
import { wholeNumber } from './wholeNumber.ts';

const configSchema = z.object({
  ...settings,
  /** 0 takes any free port. */
  PORT: wholeNumber({ min: 0, max: 65_535 }).default(service.port),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info'),
  /** Largest request body, in bytes. */
  BODY_LIMIT: wholeNumber({ min: 1, max: 104_857_600 }).default(1_048_576),
  /** How long a request may take to arrive, and then to be answered, in milliseconds. */
  REQUEST_TIMEOUT: wholeNumber({ min: 100, max: 600_000 }).default(30_000),
  /**
   * How long traffic is still served after readiness has failed, in
   * milliseconds: load balancers need a moment to look elsewhere.
   */
  SHUTDOWN_DELAY: wholeNumber({ min: 0, max: 60_000 }).default(5_000),
  /**
   * How long open requests may then take to finish, in milliseconds. Both
   * together, the 2 s in which the last traces are sent and the 10 s of the
   * Pod's preStop hook stay below its terminationGracePeriodSeconds, 45 s.
   */
  SHUTDOWN_TIMEOUT: wholeNumber({ min: 0, max: 600_000 }).default(25_000),
  /** What it is called in logs and traces. Set by the platform. */
  SERVICE_NAME: z.string().min(1).max(63).default(service.name),
  /** Where it runs: `production`. Set by the platform. */
  SERVICE_ENVIRONMENT: z.string().max(63).optional(),
  /** Where traces are sent by OTLP over HTTP, such as `http://collector:4318`; nowhere without it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional(),
  /** Share of the traces begun here that are kept, 0 to 1; a caller's decision is taken over. */
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0|1|0?\.\d{1,9}|1\.0{1,9})$/, 'must be a number from 0 to 1')
    .transform(Number)
    .default(1),
});

export type Config = z.infer<typeof configSchema>;

/** Names every problem at once, and never a value: it may be a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is wrong: ${problems.join('; ')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads the configuration from environment variables. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = configSchema.safeParse(env);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(
        (issue) => `${issue.path.join('.')} ${issue.message}`,
      ),
    );
  }
  return result.data;
}
