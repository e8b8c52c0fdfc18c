import { digestOf } from '../design/digestOf';

/** A hyphen and the eight characters of a digest. */
const DIGEST = 9;

/**
 * The name of a thing in AWS: the prefix that its IAM policy is scoped to, then
 * the Terraform name with hyphens. One that is too long ends in a digest of the
 * whole, so that two of them do not become one.
 */
export function physicalName(
  prefix: string,
  name: string,
  longest: number,
): string {
  const whole = `${prefix}-${name.replace(/_/g, '-')}`;
  return whole.length <= longest
    ? whole
    : `${whole.slice(0, longest - DIGEST).replace(/-+$/, '')}-${digestOf(
        whole,
      )}`;
}
