import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gitlab } from '@gitbeaker/rest';
import { GitLabSandbox, startGitLab } from '../../startGitLab';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined where the answer is not JSON. */
  body: any;
}

export interface Call {
  /** Undefined takes the suite's token, null none. */
  token?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
  redirect?: RequestRedirect;
}

/** A day from today, as an API wants it. */
export const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/**
 * The GitLab that a contract is held against: the one that the environment
 * names, or else the sandbox, started for this file.
 *
 * CLOUDFORGE_CONTRACT_GITLAB_URL, CLOUDFORGE_CONTRACT_GITLAB_TOKEN (scope api,
 * owner of the group), CLOUDFORGE_CONTRACT_GITLAB_GROUP (path of a group where
 * projects may be made and deleted).
 */
export class GitLabUnderTest {
  url = '';
  token = '';
  groupPath = '';
  groupId = 0;
  private sandbox?: GitLabSandbox;
  private dataDir = '';
  private readonly made: number[] = [];
  private missingBefore: string[] = [];

  async start() {
    const { env } = process;
    if (env.CLOUDFORGE_CONTRACT_GITLAB_URL) {
      this.url = env.CLOUDFORGE_CONTRACT_GITLAB_URL.replace(/\/+$/, '');
      this.token = env.CLOUDFORGE_CONTRACT_GITLAB_TOKEN ?? '';
      this.groupPath = env.CLOUDFORGE_CONTRACT_GITLAB_GROUP ?? '';
    } else {
      this.dataDir = await mkdtemp(join(tmpdir(), 'cloudforge-contract-'));
      this.sandbox = await startGitLab({ dataDir: this.dataDir, seed: true });
      this.url = this.sandbox.url;
      this.token = this.sandbox.adminToken;
      this.groupPath = 'apps';
    }
    const { id } = await this.client().Groups.show(this.groupPath);
    this.groupId = id;
    this.missingBefore = await this.notImplemented();
  }

  /** Cleans up; a route that is not there fails the suite. */
  async stop() {
    for (const id of this.made) {
      await this.call('DELETE', `/projects/${id}`);
    }
    const missing = (await this.notImplemented()).filter(
      route => !this.missingBefore.includes(route),
    );
    await this.sandbox?.close();
    if (this.dataDir) await rm(this.dataDir, { recursive: true, force: true });
    if (missing.length > 0) {
      throw new Error(`the sandbox does not have ${missing.join(', ')}`);
    }
  }

  /** Of a sandbox; GitLab itself knows nothing of the address. */
  private async notImplemented(): Promise<string[]> {
    const response = await fetch(`${this.url}/-/sandbox/not-implemented`, {
      headers: { 'private-token': this.token },
      redirect: 'manual',
    });
    return response.status === 200 ? response.json() : [];
  }

  client(token = this.token) {
    return new Gitlab({ host: this.url, token });
  }

  newName(prefix = 'contract') {
    return `${prefix}-${randomBytes(5).toString('hex')}`;
  }

  /** An empty private project of its own. */
  async newProject(name = this.newName()) {
    const project = await this.client().Projects.create({
      name,
      path: name,
      namespaceId: this.groupId,
    });
    this.made.push(project.id);
    return {
      id: project.id,
      name,
      path: project.path_with_namespace,
      gitUrl: project.http_url_to_repo,
    };
  }

  /** One with a first commit on main. */
  async newRepository(files: Record<string, string> = { 'a.txt': 'one\n' }) {
    const project = await this.newProject();
    const commit = await this.client().Commits.create(
      project.id,
      'main',
      'Start',
      Object.entries(files).map(([filePath, content]) => ({
        action: 'create' as const,
        filePath,
        content,
      })),
    );
    return { ...project, commit: commit.id };
  }

  /** A project access token's value. */
  async newToken(project: number, scopes: string[], accessLevel = 40) {
    const { body } = await this.call(
      'POST',
      `/projects/${project}/access_tokens`,
      {
        body: {
          name: 'contract',
          scopes,
          access_level: accessLevel,
          expires_at: inDays(30),
        },
      },
    );
    return body as { id: number; token: string; user_id: number };
  }

  async call(method: string, path: string, call: Call = {}): Promise<Answer> {
    const { token = this.token, body, headers, redirect } = call;
    const response = await fetch(`${this.url}/api/v4${path}`, {
      method,
      redirect,
      headers: {
        ...(token === null ? {} : { 'private-token': token }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text ? JSON.parse(text) : undefined,
    };
  }

  commit(project: number, body: object, token?: string) {
    return this.call('POST', `/projects/${project}/repository/commits`, {
      body: { branch: 'main', commit_message: 'Change', ...body },
      token,
    });
  }
}

/** Starts and stops the GitLab of a file's tests. */
export function useGitLab(): GitLabUnderTest {
  jest.setTimeout(120_000);
  const gitlab = new GitLabUnderTest();
  beforeAll(() => gitlab.start());
  afterAll(() => gitlab.stop());
  return gitlab;
}
