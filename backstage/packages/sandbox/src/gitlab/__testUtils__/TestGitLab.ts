import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gitlab } from '@gitbeaker/rest';
import { GitLabOptions, GitLabSandbox, startGitLab } from '../startGitLab';

/** A seeded sandbox in a folder of its own. */
export class TestGitLab {
  private constructor(
    readonly dataDir: string,
    private readonly options: Partial<GitLabOptions>,
    public gitlab: GitLabSandbox,
  ) {}

  static async start(options: Partial<GitLabOptions> = {}) {
    const dataDir = await mkdtemp(join(tmpdir(), 'cloudforge-gitlab-'));
    const gitlab = await startGitLab({ dataDir, seed: true, ...options });
    return new TestGitLab(dataDir, options, gitlab);
  }

  async restart() {
    await this.gitlab.close();
    const { dataDir, options } = this;
    this.gitlab = await startGitLab({ dataDir, seed: true, ...options });
  }

  async stop() {
    await this.gitlab.close();
    await rm(this.dataDir, { recursive: true });
  }

  get client() {
    return new Gitlab({
      host: this.gitlab.url,
      token: this.gitlab.adminToken,
    });
  }

  /** A repository in `apps` with one file. */
  async newRepository(name: string, content = 'one\n', description = '') {
    const { id: namespaceId } = await this.client.Groups.show('apps');
    const project = await this.client.Projects.create({
      name,
      namespaceId,
      description,
    });
    await this.client.Commits.create(project.id, 'main', 'Start', [
      { action: 'create', filePath: 'README.md', content },
    ]);
    return project;
  }

  fetch(path: string, init: RequestInit = {}) {
    return fetch(`${this.gitlab.url}${path}`, {
      ...init,
      headers: { 'private-token': this.gitlab.adminToken, ...init.headers },
    });
  }
}

export interface Delivered {
  event: string;
  token: string;
  body: any;
}

/** Keeps what webhooks send to it. */
export async function startReceiver() {
  const received: Delivered[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    received.push({
      event: String(request.headers['x-gitlab-event']),
      token: String(request.headers['x-gitlab-token']),
      body: JSON.parse(Buffer.concat(chunks).toString()),
    });
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/`,
    close: () => server.close(),
  };
}
