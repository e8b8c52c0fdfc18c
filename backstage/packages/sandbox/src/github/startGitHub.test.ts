import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePerson } from './contract/choosePerson';
import type { GitHubSandbox } from './startGitHub';
import { startGitHub } from './startGitHub';

const CALLBACK = 'http://localhost:7007/api/auth/github/handler/frame';

describe('startGitHub', () => {
  let dataDir: string;
  let github: GitHubSandbox;
  let now: number;

  const boot = async () => {
    github = await startGitHub({
      dataDir,
      callbackUrls: [CALLBACK],
      clock: () => now,
    });
  };

  beforeEach(async () => {
    now = Date.now();
    dataDir = await mkdtemp(join(tmpdir(), 'cloudforge-github-'));
    await boot();
  });
  afterEach(async () => {
    await github.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const authorize = (parameters: Record<string, string> = {}) =>
    `${github.url}/login/oauth/authorize?${new URLSearchParams({
      client_id: github.clientId,
      ...parameters,
    })}`;

  const codeFor = async (
    login: string,
    parameters: Record<string, string> = {},
  ) =>
    new URL(
      await choosePerson(authorize(parameters), { login }),
    ).searchParams.get('code') ?? '';

  const exchange = async (parameters: Record<string, string>) => {
    const response = await fetch(`${github.url}/login/oauth/access_token`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({
        client_id: github.clientId,
        client_secret: github.clientSecret,
        ...parameters,
      }),
    });
    return response.json();
  };

  it('brings the state back, whatever is in it', async () => {
    const state = '"><script>&é%20 {"nonce":"a=b"}';
    const back = new URL(
      await choosePerson(authorize({ state }), { login: 'bob' }),
    );
    expect(`${back.origin}${back.pathname}`).toBe(CALLBACK);
    expect(back.searchParams.get('state')).toBe(state);
  });

  it('escapes what it shows and runs no script', async () => {
    const page = await fetch(authorize({ scope: '<script>alert(1)</script>' }));
    expect(page.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    const markup = await page.text();
    expect(markup).not.toContain('<script');
    expect(markup).toContain('&lt;script&gt;');
    expect(markup).toContain('not GitHub');
  });

  it('never leads to a place that is not registered', async () => {
    for (const redirectUri of [
      'http://evil.example.com/api/auth/github/handler/frame',
      'http://localhost:7007/elsewhere',
      'data:text/html,hello',
      'http://localhost:7007/api/auth/github/handler/frame/../../../x',
      'http://alice@localhost:7007/api/auth/github/handler/frame',
    ]) {
      const page = await fetch(authorize({ redirect_uri: redirectUri }), {
        redirect: 'manual',
      });
      expect([page.status, redirectUri]).toEqual([400, redirectUri]);
      expect(await page.text()).toContain('redirect_uri');
    }
  });

  it('takes each code once', async () => {
    const code = await codeFor('alice', { scope: 'read:user,user:email' });
    const { access_token: token, ...rest } = await exchange({ code });
    expect(rest).toEqual({
      scope: 'read:user,user:email',
      token_type: 'bearer',
    });
    expect((await exchange({ code })).error).toBe('bad_verification_code');
    const emails = await fetch(`${github.url}/api/v3/user/emails`, {
      headers: { Authorization: `token ${token}` },
    });
    expect(await emails.json()).toMatchObject([
      { email: 'alice@example.com', primary: true, verified: true },
    ]);
  });

  it('takes no code that is older than ten minutes', async () => {
    const code = await codeFor('alice');
    now += 10 * 60_000;
    expect((await exchange({ code })).error).toBe('bad_verification_code');
  });

  it('takes a code only where it was sent to', async () => {
    const code = await codeFor('alice');
    expect(
      (await exchange({ code, redirect_uri: `${CALLBACK}/other` })).error,
    ).toBe('redirect_uri_mismatch');
  });

  it('checks the verifier where a challenge was given', async () => {
    const verifier = 'a'.repeat(43);
    const challenge = {
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    const wrong = await codeFor('alice', challenge);
    expect((await exchange({ code: wrong, code_verifier: 'b' })).error).toBe(
      'bad_verification_code',
    );
    const right = await codeFor('alice', challenge);
    expect(
      (await exchange({ code: right, code_verifier: verifier })).token_type,
    ).toBe('bearer');
  });

  it('keeps people signed in over a restart, and no token in clear', async () => {
    const { access_token: token } = await exchange({
      code: await codeFor('paula'),
    });
    const { clientId, clientSecret } = github;
    await github.close();
    await boot();
    expect(github).toMatchObject({ clientId, clientSecret });
    const who = await fetch(`${github.url}/api/v3/user`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect((await who.json()).login).toBe('paula');
    for (const name of await readdir(dataDir)) {
      expect(await readFile(join(dataDir, name), 'latin1')).not.toContain(
        token,
      );
    }
  });

  it('says what it does not have', async () => {
    const answer = await fetch(`${github.url}/api/v3/orgs/acme`);
    expect(answer.status).toBe(501);
    expect(github.notImplemented()).toEqual(['GET /api/v3/orgs/acme']);
  });
});
