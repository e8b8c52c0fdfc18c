import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { idToken } from './idToken';
import { Stand } from './Stand';

const exec = promisify(execFile);

/** What a system answered to an attempt. */
export interface Answer {
  succeeded: boolean;
  said: string;
}

/**
 * Whoever has taken over the pipeline of the stand's service: holds every
 * variable of its app repository and the identity that GitLab gives its jobs,
 * and may call whatever a job may call.
 */
export class Attacker {
  constructor(private readonly stand: Stand) {}

  private get token(): string {
    return this.stand.shop.token;
  }

  /** Commits files on top of a branch, or on top of nothing, and pushes them. */
  async push(
    project: string,
    files: Record<string, string>,
    options: { branch?: string; force?: boolean } = {},
  ): Promise<Answer> {
    const folder = await mkdtemp(join(this.stand.dir, 'attack-'));
    const url = `${this.stand.sandbox.gitlab.url}/${project}.git`;
    const git = (...args: string[]) =>
      exec('git', ['-C', folder, ...args], { env: this.gitEnvironment });
    try {
      await git('init', '--quiet', '--initial-branch', 'main');
      if (!options.force) {
        // Unreadable projects are still worth a try.
        await git('pull', '--quiet', url, 'main').catch(() => {});
      }
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', 'Take over');
      const target = `HEAD:refs/heads/${options.branch ?? 'main'}`;
      const force = options.force ? ['--force'] : [];
      await git('push', '--quiet', ...force, url, target);
      return { succeeded: true, said: 'pushed' };
    } catch (error) {
      return { succeeded: false, said: (error as { stderr: string }).stderr };
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  private get gitEnvironment(): NodeJS.ProcessEnv {
    const basic = Buffer.from(`oauth2:${this.token}`).toString('base64');
    return {
      ...this.stand.runner.env,
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'mallory',
      GIT_AUTHOR_EMAIL: 'mallory@example.com',
      GIT_COMMITTER_NAME: 'mallory',
      GIT_COMMITTER_EMAIL: 'mallory@example.com',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
    };
  }

  /** Calls GitLab's API with the token of the pipeline. */
  async gitlab(method: string, path: string, body: object): Promise<Answer> {
    return answerOf(
      await fetch(`${this.stand.sandbox.gitlab.url}/api/v4/${path}`, {
        method,
        headers: {
          'PRIVATE-TOKEN': this.token,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      }),
    );
  }

  /** Calls Argo CD's API with whatever a job holds. */
  async argocd(method: string, path: string, body: object): Promise<Answer> {
    return answerOf(
      await fetch(`${this.stand.sandbox.argocd.url}/api/v1/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      }),
    );
  }

  /** Takes a role with the identity that GitLab gives to a job on a branch. */
  async assumeRole(role: string, branch = 'main'): Promise<Answer> {
    const { shop, sandbox } = this.stand;
    return this.assumeRoleWith(
      role,
      idToken({
        audience: sandbox.gitlab.url,
        project: `apps/${shop.name}`,
        branch,
      }),
    );
  }

  /** Takes a role with a token of the attacker's own making. */
  async assumeRoleWith(role: string, token: string): Promise<Answer> {
    const body = JSON.stringify({
      token,
      role: `arn:aws:iam::123456789012:role/cloudforge-ci-${role}`,
    });
    return answerOf(await fetch(this.stand.aws.url, { method: 'POST', body }));
  }

  /** Copies the service's newest image to another place of the registry, logged in with its own role. */
  async copyImage(target: string): Promise<Answer> {
    const { shop, registry, runner } = this.stand;
    const { said: password } = await this.assumeRole(shop.name);
    const [{ tag }] = registry.pushed;
    return exec(
      'skopeo',
      [
        ...['copy', '--src-creds', `AWS:${password}`],
        ...['--dest-creds', `AWS:${password}`],
        ...[`docker://${shop.registryHost}/${tag}`],
        ...[`docker://${shop.registryHost}/${target}`],
      ],
      { env: runner.env },
    ).then(
      () => ({ succeeded: true, said: 'copied' }),
      error => ({ succeeded: false, said: String(error.stderr) }),
    );
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    succeeded: response.ok,
    said: response.ok ? text : `${response.status} ${text}`,
  };
}
