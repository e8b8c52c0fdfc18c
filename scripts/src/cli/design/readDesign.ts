import {
  validateDesign,
  type CheckedDesign,
  type Design,
} from '@cloudforge/plugin-cloud-resources-common';
import { problemsError } from '../problems';
import { nameOf, readJson, requireOneInput } from '../readFileOrInput';
import type { Terminal } from '../Terminal';
import { isTree, mergedUsage, readUsage, type UsageFile } from './usageFile';

export interface DesignOptions {
  /** Instead of the design's own. */
  region?: string;
  /** A file of usage, which counts more than the design's own. */
  usage?: string;
}

/** A design as it stands in its file, with what the options say instead. */
export function withOptions(
  file: unknown,
  region: string | undefined,
  usage: UsageFile | undefined,
): unknown {
  if (!isTree(file)) {
    return file;
  }
  const own = isTree(file.usage) ? file.usage : {};
  return {
    ...file,
    ...(region !== undefined && { region }),
    ...(usage && { usage: mergedUsage(own, usage) }),
  };
}

export async function checkDesign(
  terminal: Terminal,
  path: string,
  { region, usage }: DesignOptions,
): Promise<CheckedDesign> {
  requireOneInput([path, usage]);
  const file = await readJson(terminal, path);
  return validateDesign(
    withOptions(file, region, await readUsage(terminal, usage)),
  );
}

/** @throws Error that lists every problem, if there is one. */
export function requireDesign(path: string, checked: CheckedDesign): Design {
  if (!checked.ok) {
    throw problemsError(nameOf(path), checked.problems);
  }
  return checked.value;
}

export const readDesign = async (
  terminal: Terminal,
  path: string,
  options: DesignOptions,
) => requireDesign(path, await checkDesign(terminal, path, options));
