import {
  parsePlatformSpec,
  type Parsed,
  type PlatformSpec,
} from '@cloudforge/plugin-golden-path-common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from './project';

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration of development, which is complete by itself. */
export const appConfig = join(projectRoot, 'backstage/app-config.yaml');

/** Fills in `${NAME}` and `${NAME:-default}` as Backstage does. */
function filledIn(text: string, env: Environment): string {
  return text.replace(
    /\$\{(\w+)(?::-([^}]*))?\}/g,
    (_, name: string, fallback: string | undefined) => {
      const value = env[name] || fallback;
      if (value === undefined) {
        throw new Error(
          `the platform's configuration needs the environment variable ${name}`,
        );
      }
      return value;
    },
  );
}

function substituted(value: unknown, env: Environment): unknown {
  if (typeof value === 'string') {
    return filledIn(value, env);
  }
  if (Array.isArray(value)) {
    return value.map(item => substituted(item, env));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          substituted(inner, env),
        ]),
      )
    : value;
}

/** The platform that a file holds: an app-config, or the platform alone. */
export function platformOf(
  content: unknown,
  env: Environment = {},
): Parsed<PlatformSpec> {
  const config = content as { cloudforge?: { platform?: unknown } } | null;
  return parsePlatformSpec(
    substituted(config?.cloudforge?.platform ?? content, env),
  );
}

/** The platform of a file without anything from the environment; of development, unless another is named. */
export const readPlatform = async (
  file: string = appConfig,
): Promise<Parsed<PlatformSpec>> =>
  platformOf(parse(await readFile(file, 'utf8')));
