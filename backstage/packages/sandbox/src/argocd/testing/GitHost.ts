import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSameSecret } from '../../credentials';
import { gitHttpBackend, GitRepository, runGit } from '../../git';
import type { Listening } from '../../server';
import { listen } from '../../server';

const GIT_PATH =
  /^\/([\w./-]+?)\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/;

type Service = 'info/refs' | 'git-upload-pack' | 'git-receive-pack';

/** Real bare repositories over HTTP with one token: the least that a GitLab is. */
export class GitHost {
  static async start(): Promise<GitHost> {
    const root = await mkdtemp(join(tmpdir(), 'cloudforge-git-host-'));
    const host = new GitHost(root);
    host.#server = await listen((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const [, repository, service] = GIT_PATH.exec(url.pathname) ?? [];
      const [, basic = ''] = (request.headers.authorization ?? '').split(' ');
      const [, password = ''] = Buffer.from(basic, 'base64')
        .toString()
        .split(':');
      if (!isSameSecret(password, host.token)) {
        response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="GitLab"' });
        response.end('HTTP Basic: Access denied\n');
        return;
      }
      host.requests += 1;
      if (!repository || !host.#repositories.has(repository)) {
        response.writeHead(404).end('The project could not be found.\n');
        return;
      }
      gitHttpBackend(request, response, {
        root,
        repository: `${repository}.git`,
        service: service as Service,
        query: url.search.slice(1),
        user: 'oauth2',
      }).then(
        () => response.end(),
        () => response.destroy(),
      );
    }, 0);
    return host;
  }

  readonly token = `glpat-${randomUUID()}`;
  requests = 0;
  readonly #root: string;
  readonly #repositories = new Map<string, GitRepository>();
  #server!: Listening;

  private constructor(root: string) {
    this.#root = root;
  }

  get url(): string {
    return this.#server.url;
  }

  repoUrl(repository: string): string {
    return `${this.url}/${repository}.git`;
  }

  /** Replaces the whole content of `main` by these files, in one commit. */
  async commit(
    repository: string,
    files: Record<string, string>,
    message = 'Change something',
  ): Promise<string> {
    const directory = join(this.#root, `${repository}.git`);
    if (!this.#repositories.has(repository)) {
      this.#repositories.set(repository, GitRepository.init(directory, 'main'));
    }
    const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
    const known = await this.#repositories.get(repository)!.resolve('main');
    const stream = [
      'commit refs/heads/main\n',
      'committer Alice <alice@example.com> 1790000000 +0000\n',
      data(message),
      known ? `from ${known}\n` : '',
      'deleteall\n',
      ...Object.entries(files).map(
        ([path, text]) => `M 100644 inline ${path}\n${data(text)}`,
      ),
    ];
    await runGit(directory, ['fast-import', '--quiet', '--force'], {
      input: stream.join(''),
    });
    return (await this.#repositories.get(repository)!.resolve('main'))!;
  }

  async remove(repository: string): Promise<void> {
    this.#repositories.delete(repository);
    await rm(join(this.#root, `${repository}.git`), {
      recursive: true,
      force: true,
    });
  }

  async close(): Promise<void> {
    await this.#server.close();
    await rm(this.#root, { recursive: true, force: true });
  }
}
