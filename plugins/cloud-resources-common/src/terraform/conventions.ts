/** The tag `ManagedBy` of everything that the platform made. @public */
export const managedBy = 'IDP-Orchestrator';

/** Begins every name in AWS unless a role has a prefix of its own. @public */
export const defaultPrefix = 'cloudforge';

/** AWS keeps the beginnings that are excluded for itself. */
const PREFIX = /^(?!(amzn|aws|sg|sthree|xn)(-|$))[a-z][a-z0-9-]{0,18}[a-z0-9]$/;

/** A prefix begins names and scopes policies: a `*` in it would open them. */
export function requirePrefix(prefix: string): void {
  if (!PREFIX.test(prefix)) {
    throw new RangeError(
      `"${prefix}" cannot begin names in AWS: use 2 to 20 lower-case letters, digits and hyphens, a letter first, and no beginning that AWS keeps for itself`,
    );
  }
}
