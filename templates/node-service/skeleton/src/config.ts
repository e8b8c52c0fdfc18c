import { z } from 'zod';
import { service } from './service.ts';

/** A whole number written in digits; an empty variable is not a zero. */
function wholeNumber(range: { min: number; max: number }) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(
      z
        .int()
        .min(range.min, `must be at least ${range.min}`)
        .max(range.max, `must be at most ${range.max}`),
    );
}

const configSchema = z.object({
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
   * together and the 10 s of the Pod's preStop hook stay below its
   * terminationGracePeriodSeconds, 45 s.
   */
  SHUTDOWN_TIMEOUT: wholeNumber({ min: 0, max: 600_000 }).default(25_000),
  /** Where it runs: `production`. Set by the platform. */
  SERVICE_ENVIRONMENT: z.string().max(63).optional(),
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
