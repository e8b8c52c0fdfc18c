export * from './startGitLab';
export type { RateLimit } from './api/rateLimit';
export type { GitLabSnapshot, ProjectSnapshot } from './snapshot';
