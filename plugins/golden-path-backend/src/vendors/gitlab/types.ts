/** What we read of a GitLab project. */
export interface GitLabProject {
  id: number;
  name: string;
  /** Full path; differs from the one asked for when GitLab followed a redirect of a moved project. */
  path: string;
  description: string;
  webUrl: string;
  markedForDeletion: boolean;
}

export interface NewProject {
  /** Full path, `<group>/<name>`; the group exists. */
  path: string;
  description: string;
  /** Merge requests then wait for their pipeline; without one they would wait for ever. */
  hasPipeline: boolean;
}

export interface GitLabCommit {
  id: string;
  message: string;
  authorName: string;
  webUrl: string;
}

export type CommitAction =
  | { action: 'create'; path: string; content: Buffer; executable: boolean }
  /** Refused when another commit than this has touched the file since. */
  | { action: 'delete'; path: string; lastCommit?: string };

export interface NewCommit {
  branch: string;
  message: string;
  actions: CommitAction[];
}

/** A file of a repository: its path and the id of its blob. */
export interface TreeFile {
  path: string;
  blob: string;
}

export interface AccessToken {
  id: number;
  name: string;
  /** `YYYY-MM-DD`; it ends at midnight UTC when this day begins. */
  expiresAt?: string;
}

/** GitLab's numbers for its roles. */
export const accessLevel = { developer: 30, maintainer: 40 } as const;

export interface BranchProtection {
  branch: string;
  /** Least role that may push, of {@link accessLevel}. */
  pushLevel: number;
  /** Least role that may merge. */
  mergeLevel: number;
}

export interface NewAccessToken {
  name: string;
  scopes: ('read_repository' | 'write_repository')[];
  /** Of {@link accessLevel}. */
  accessLevel: number;
  /** `YYYY-MM-DD`; GitLab allows at most a year (400 days where an administrator extended it). */
  expiresAt: string;
}

export interface CiVariable {
  key: string;
  description: string;
}
