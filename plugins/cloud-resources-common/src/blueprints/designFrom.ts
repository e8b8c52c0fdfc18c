import type { DesignFile, Problem } from '../design';
import { plainWords } from '../design/plainWords';
import { problemsOf } from '../design/problemsOf';
import type { Blueprint } from './Blueprint';

/** @public */
export type FilledBlueprint =
  | { ok: true; value: DesignFile }
  | { ok: false; problems: readonly Problem[] };

/**
 * The design of a blueprint with parameters from untrusted input. Never throws;
 * reports every wrong parameter at once.
 *
 * @public
 */
export function designFrom(
  { paramsSchema, design }: Blueprint,
  params: unknown,
): FilledBlueprint {
  const read = paramsSchema.safeParse(params, { error: plainWords });
  return read.success
    ? { ok: true, value: design(read.data) }
    : { ok: false, problems: problemsOf(read.error) };
}
