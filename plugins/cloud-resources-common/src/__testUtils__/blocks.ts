import { validateDesign, type Problem } from '../design';
import { file } from './designs';
import { rendered } from './rendered';

/** The resources of a design's Terraform, each a list of blocks by type and name. */
export const blocksOf = async (...parts: Parameters<typeof file>) =>
  (await rendered(file(...parts))).resource;

/** What is wrong with a design. */
export function problemsOf(
  ...parts: Parameters<typeof file>
): readonly Problem[] {
  const checked = validateDesign(file(...parts));
  return checked.ok ? [] : checked.problems;
}
