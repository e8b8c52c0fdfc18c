import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from '../Application';
import type { ArgoCdOptions, ArgoCdSandbox } from '../startArgoCd';
import { startArgoCd } from '../startArgoCd';
import { GitHost } from './GitHost';
import { EMPTY_REGISTER } from './serviceFiles';

export interface Answer<T = any> {
  status: number;
  body: T;
}

const REGISTER = 'platform/workloads';

/** A git host with a workloads repository, and an Argo CD that follows it. */
export class ArgoCdHarness {
  static async start(
    options: Partial<ArgoCdOptions> = {},
  ): Promise<ArgoCdHarness> {
    const git = await GitHost.start();
    await git.commit(REGISTER, EMPTY_REGISTER);
    const dataDir = await mkdtemp(join(tmpdir(), 'cloudforge-argocd-'));
    const harness = new ArgoCdHarness(git, dataDir, options);
    await harness.boot();
    return harness;
  }

  argocd!: ArgoCdSandbox;
  readonly git: GitHost;
  readonly #dataDir: string;
  readonly #options: Partial<ArgoCdOptions>;

  private constructor(
    git: GitHost,
    dataDir: string,
    options: Partial<ArgoCdOptions>,
  ) {
    this.git = git;
    this.#dataDir = dataDir;
    this.#options = options;
  }

  async boot(): Promise<void> {
    this.argocd = await startArgoCd({
      dataDir: this.#dataDir,
      gitlabUrl: this.git.url,
      gitlabToken: this.git.token,
      workloads: { repoUrl: this.git.repoUrl(REGISTER) },
      ...this.#options,
    });
  }

  async restart(): Promise<void> {
    await this.argocd.close();
    await this.boot();
  }

  /** Commits to a repository and tells Argo CD, as GitLab's hook does. */
  async push(repository: string, files: Record<string, string>) {
    const commit = await this.git.commit(repository, files);
    await fetch(`${this.argocd.url}/api/webhook`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Gitlab-Event': 'Push Hook',
      },
      body: JSON.stringify({
        object_kind: 'push',
        ref: 'refs/heads/main',
        project: { web_url: `${this.git.url}/${repository}` },
      }),
    });
    await this.argocd.idle();
    return commit;
  }

  /** Replaces the register's content. */
  register(files: Record<string, string>) {
    return this.push(REGISTER, { ...EMPTY_REGISTER, ...files });
  }

  async request<T = any>(
    method: string,
    path: string,
    options: { body?: unknown; token?: string | null } = {},
  ): Promise<Answer<T>> {
    const token =
      options.token === undefined ? this.argocd.token : options.token;
    const response = await fetch(`${this.argocd.url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(options.body === undefined
          ? {}
          : { 'Content-Type': 'application/json' }),
      },
      body:
        options.body === undefined ? undefined : JSON.stringify(options.body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: json ? JSON.parse(text) : text };
  }

  async application(name: string): Promise<Application> {
    const { status, body } = await this.request<Application>(
      'GET',
      `/api/v1/applications/${name}`,
    );
    if (status !== 200) {
      throw new Error(`application ${name}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  async close(): Promise<void> {
    await this.argocd.close();
    await this.git.close();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
