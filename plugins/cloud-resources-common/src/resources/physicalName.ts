/**
 * The name of a thing in AWS: the prefix that its IAM policy is scoped to, then
 * the Terraform name with hyphens.
 */
export function physicalName(
  prefix: string,
  name: string,
  longest: number,
): string {
  return `${prefix}-${name.replace(/_/g, '-')}`.slice(0, longest);
}
