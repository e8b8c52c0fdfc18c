import { serviceNameSchema } from '@cloudforge/plugin-golden-path-common';

/** Everything that is wrong with a name as such, before anybody is asked whether it is taken. */
export function nameProblems(name: string): string[] {
  const result = serviceNameSchema.safeParse(name);
  return result.success ? [] : result.error.issues.map(issue => issue.message);
}
