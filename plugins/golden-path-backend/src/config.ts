import {
  parsePlatformSpec,
  PlatformSpec,
} from '@cloudforge/plugin-golden-path-common';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { LONGEST_LEASE_MS } from './operations/bounds';

/** `cloudforge` of app-config, read once at the start. Durations in milliseconds. */
export interface GoldenPathConfig {
  platform: PlatformSpec;
  gitlab: { apiUrl: string; token: string; requestTimeoutMs: number };
  argocd: {
    url: string;
    token: string;
    requestTimeoutMs: number;
    registrationTimeoutMs: number;
  };
  operations: {
    leaseMs: number;
    handOverMs: number;
    settleMs: number;
    undoRetryMs: number;
    retentionMs: number;
  };
  /** Entity references of groups. */
  administrators: string[];
}

const ROOT = 'cloudforge';

const DAY_MS = 24 * 60 * 60 * 1_000;

const SHORT = {
  ms: LONGEST_LEASE_MS,
  because:
    'an operation whose process or caller has died has to be undone within a minute',
};

/** Throws one InputError that names every key that is missing or wrong. */
export function readGoldenPathConfig(root: Config): GoldenPathConfig {
  const problems: string[] = [];

  function attempt<T>(read: () => T, fallback: T): T {
    try {
      return read();
    } catch (error) {
      problems.push((error as Error).message);
      return fallback;
    }
  }
  const text = (key: string) =>
    attempt(() => root.getString(`${ROOT}.${key}`), '');
  const url = (key: string) =>
    attempt(() => {
      const value = root.getString(`${ROOT}.${key}`);
      if (!/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
        throw new InputError(`${ROOT}.${key} is not an http or https URL`);
      }
      return value.replace(/\/+$/, '');
    }, '');
  const duration = (
    key: string,
    fallbackMs: number,
    longest?: { ms: number; because: string },
  ) =>
    attempt(() => {
      if (!root.has(`${ROOT}.${key}`)) {
        return fallbackMs;
      }
      const ms = durationToMilliseconds(
        readDurationFromConfig(root, { key: `${ROOT}.${key}` }),
      );
      if (!(ms > 0)) {
        throw new InputError(`${ROOT}.${key} has to be longer than nothing`);
      }
      if (longest && ms > longest.ms) {
        throw new InputError(
          `${ROOT}.${key} is longer than ${longest.ms / 1_000} s: ${
            longest.because
          }`,
        );
      }
      return ms;
    }, fallbackMs);

  const platform = parsePlatformSpec(root.getOptional(`${ROOT}.platform`));
  if (!platform.ok) {
    problems.push(
      ...platform.problems.map(({ path, message }) =>
        [`${ROOT}.platform`, path]
          .filter(Boolean)
          .join('.')
          .concat(`: ${message}`),
      ),
    );
  }
  const config = {
    gitlab: {
      apiUrl: url('gitlab.apiUrl'),
      token: text('gitlab.token'),
      requestTimeoutMs: duration('gitlab.requestTimeout', 15_000),
    },
    argocd: {
      url: url('argocd.url'),
      token: text('argocd.token'),
      requestTimeoutMs: duration('argocd.requestTimeout', 15_000),
      registrationTimeoutMs: duration('argocd.registrationTimeout', 120_000),
    },
    operations: {
      leaseMs: duration('operations.lease', 30_000, SHORT),
      handOverMs: duration('operations.handOver', 45_000, SHORT),
      settleMs: duration('operations.settle', 60_000),
      undoRetryMs: duration('operations.undoRetry', 60_000),
      retentionMs: duration('operations.retention', 180 * DAY_MS),
    },
    administrators: attempt(
      () => root.getOptionalStringArray(`${ROOT}.administrators`) ?? [],
      [],
    ),
  };
  const longestRequestMs = Math.max(
    config.gitlab.requestTimeoutMs,
    config.argocd.requestTimeoutMs,
  );
  if (config.operations.settleMs < longestRequestMs) {
    problems.push(
      `${ROOT}.operations.settle is shorter than a requestTimeout: a call may be carried out for longer than its answer is waited for`,
    );
  }
  if (!platform.ok || problems.length > 0) {
    throw new InputError(
      `The configuration of CloudForge is not complete:\n- ${problems.join(
        '\n- ',
      )}`,
    );
  }
  return { platform: platform.value, ...config };
}
