import { RetryPolicy, VendorConfig } from '../http';
import { GitLabAccess } from './GitLabAccess';
import { GitLabConnection } from './GitLabConnection';
import { GitLabProjects } from './GitLabProjects';
import { GitLabRepositories } from './GitLabRepositories';

/**
 * The calls that a golden path makes to GitLab, over gitbeaker's resources.
 * What is not there comes back as `undefined` or an empty list; every other
 * refusal is thrown in plain words.
 */
export interface GitLabClient {
  projects: GitLabProjects;
  repositories: GitLabRepositories;
  access: GitLabAccess;
}

/** Throws InputError when `apiUrl` is not GitLab's REST address. */
export function createGitLabClient(
  config: VendorConfig,
  policy?: RetryPolicy,
): GitLabClient {
  const connection = GitLabConnection.create(config, policy);
  return {
    projects: new GitLabProjects(connection),
    repositories: new GitLabRepositories(connection),
    access: new GitLabAccess(connection),
  };
}
