import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitHubSandbox } from '../startGitHub';
import { startGitHub } from '../startGitHub';
import { choosePerson } from './choosePerson';

export const CALLBACK_URL =
  'http://localhost:7007/api/auth/github/handler/frame';

/**
 * What the suite is aimed at: the sandbox in this process, or a GitHub
 * Enterprise Server by CLOUDFORGE_CONTRACT_GITHUB_URL with _CLIENT_ID and
 * _CLIENT_SECRET of an OAuth application, and _TOKEN and _LOGIN of a person:
 * a token with exactly the scope `read:user`.
 */
export class GitHubTarget {
  static async start(): Promise<GitHubTarget> {
    const { env } = process;
    const url = env.CLOUDFORGE_CONTRACT_GITHUB_URL;
    if (url) {
      return new GitHubTarget({
        url: url.replace(/\/+$/, ''),
        clientId: env.CLOUDFORGE_CONTRACT_GITHUB_CLIENT_ID ?? '',
        clientSecret: env.CLOUDFORGE_CONTRACT_GITHUB_CLIENT_SECRET ?? '',
        token: env.CLOUDFORGE_CONTRACT_GITHUB_TOKEN ?? '',
        login: env.CLOUDFORGE_CONTRACT_GITHUB_LOGIN ?? '',
      });
    }
    const dataDir = await mkdtemp(join(tmpdir(), 'cloudforge-github-'));
    const sandbox = await startGitHub({
      dataDir,
      callbackUrls: [CALLBACK_URL],
    });
    const target = new GitHubTarget({
      url: sandbox.url,
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      token: '',
      login: 'alice',
      sandbox,
      dataDir,
    });
    const code = await target.signIn('alice', { scope: 'read:user' });
    const { body } = await target.exchange({ code });
    target.token = body.access_token;
    return target;
  }

  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly login: string;
  token: string;
  readonly #sandbox?: GitHubSandbox;
  readonly #dataDir?: string;

  private constructor(options: {
    url: string;
    clientId: string;
    clientSecret: string;
    token: string;
    login: string;
    sandbox?: GitHubSandbox;
    dataDir?: string;
  }) {
    this.url = options.url;
    this.clientId = options.clientId;
    this.clientSecret = options.clientSecret;
    this.token = options.token;
    this.login = options.login;
    this.#sandbox = options.sandbox;
    this.#dataDir = options.dataDir;
  }

  authorizeUrl(parameters: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      client_id: this.clientId,
      redirect_uri: CALLBACK_URL,
      ...parameters,
    });
    return `${this.url}/login/oauth/authorize?${query}`;
  }

  /** The code that the browser brings back; only the sandbox gives one away. */
  async signIn(
    login: string,
    parameters: Record<string, string> = {},
  ): Promise<string> {
    const location = await choosePerson(this.authorizeUrl(parameters), {
      login,
    });
    return new URL(location).searchParams.get('code') ?? '';
  }

  async exchange(
    parameters: Record<string, string>,
    accept = 'application/json',
  ): Promise<{ status: number; text: string; body: any }> {
    const response = await fetch(`${this.url}/login/oauth/access_token`, {
      method: 'POST',
      headers: { Accept: accept },
      body: new URLSearchParams({
        client_id: this.clientId,
        client_secret: this.clientSecret,
        ...parameters,
      }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }

  async get(path: string, token?: string) {
    const response = await fetch(`${this.url}/api/v3${path}`, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
    });
    return {
      status: response.status,
      scopes: response.headers.get('x-oauth-scopes'),
      body: await response.json(),
    };
  }

  async close(): Promise<void> {
    const missing = this.#sandbox?.notImplemented() ?? [];
    await this.#sandbox?.close();
    if (this.#dataDir) {
      await rm(this.#dataDir, { recursive: true, force: true });
    }
    if (missing.length > 0) {
      throw new Error(`the sandbox does not have ${missing.join(', ')}`);
    }
  }
}
