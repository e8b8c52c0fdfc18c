import { validateDesign, type Design, type DesignFile } from '../design';
import { designFile } from '../testing/designFile';

/** A design that must be without a problem. */
export function designOf(input: DesignFile): Design {
  const checked = validateDesign(input);
  if (!checked.ok) {
    throw new Error(JSON.stringify(checked.problems, null, 2));
  }
  return checked.value;
}

export const file = designFile;

export const design = (...parts: Parameters<typeof file>) =>
  designOf(file(...parts));

/** Who answers for a design and who pays, where findings are about something else. */
export const attributed = { owner: 'shop', costCenter: '4711' };
