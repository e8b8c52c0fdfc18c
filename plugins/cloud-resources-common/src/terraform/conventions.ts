/** The tag `ManagedBy` of everything that the platform made. @public */
export const managedBy = 'IDP-Orchestrator';

/** Begins every name in AWS unless a role has a prefix of its own. @public */
export const defaultPrefix = 'cloudforge';
