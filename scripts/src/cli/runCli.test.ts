import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCli } from './runCli';

const TOKEN = 'token-of-the-schedule';
const DAY_MS = 86_400_000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface Answer {
  status?: number;
  body: unknown;
}

const refusal = (status: number, name: string, message: string): Answer => ({
  status,
  body: { error: { name, message }, response: { statusCode: status } },
});

/** A portal that answers what it is told to, to whoever has the token. */
async function startPortal(answers: Record<string, Answer>) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const asked = `${request.method} ${request.url}`;
    requests.push(asked);
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    const { status = 200, body } = isKnown
      ? answers[asked] ?? refusal(404, 'NotFoundError', `no ${asked}`)
      : refusal(401, 'AuthenticationError', 'Illegal token');
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, requests };
}

describe('cloudforge', () => {
  const servers: { close(): void }[] = [];
  afterEach(() => servers.splice(0).forEach(server => server.close()));

  async function run(
    args: string[],
    answers: Record<string, Answer> = {},
    env: Record<string, string> = {},
  ) {
    const { server, url, requests } = await startPortal(answers);
    servers.push(server);
    const out: string[] = [];
    const err: string[] = [];
    const code = await runCli(args, {
      env: { CLOUDFORGE_URL: `${url}/`, CLOUDFORGE_TOKEN: TOKEN, ...env },
      out: text => out.push(text),
      input: async () => '',
      err: text => err.push(text),
    });
    return { code, out: out.join('\n'), err: err.join('\n'), requests };
  }

  it.each([
    [['token', 'rotate']],
    [['token', 'rotate', 'shop', '--expiring-within', '3']],
    [['token', 'rotate', '--expiring-within', 'soon']],
    [['token', 'rotate', '--expiring-within', '-1']],
    [['token', 'rotate', 'shop', 'cart']],
    [['token', 'rotate', 'shop', '--token', 'secret']],
    [['tokn']],
    [[]],
  ])('says how to use it and ends with 2: %j', async args => {
    const { code, out, err, requests } = await run(args);
    expect({ code, out, requests }).toEqual({ code: 2, out: '', requests: [] });
    expect(err).not.toBe('');
  });

  it.each([
    [{ CLOUDFORGE_TOKEN: '' }, /^error: CLOUDFORGE_TOKEN is not set/],
    [
      { CLOUDFORGE_URL: 'portal' },
      /^error: CLOUDFORGE_URL has to be .*"portal"/,
    ],
  ])('needs an environment: %j', async (env, words) => {
    const { code, err, requests } = await run(
      ['token', 'rotate', 'shop'],
      {},
      env,
    );
    expect({ code, requests }).toEqual({ code: 2, requests: [] });
    expect(err).toMatch(words);
  });

  it('shows its help on standard output', async () => {
    const { code, out, err } = await run(['token', 'rotate', '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('--expiring-within <days>');
  });

  describe('token rotate <service>', () => {
    const rotation = 'POST /api/golden-path/services/shop/token-rotation';
    const body = { expiresAt: '2027-11-21', revoked: 1 };

    it('says when the new token ends', async () => {
      expect(
        await run(['token', 'rotate', 'shop'], { [rotation]: { body } }),
      ).toEqual({
        code: 0,
        out: 'The pipeline of shop has a new token, which ends on 2027-11-21. Older ones revoked: 1.',
        err: '',
        requests: [rotation],
      });
    });

    it('prints JSON', async () => {
      const { out } = await run(['token', 'rotate', 'shop', '--json'], {
        [rotation]: { body },
      });
      expect(JSON.parse(out)).toEqual({ service: 'shop', ...body });
    });

    it("says the portal's own reason and ends with 1", async () => {
      const { code, out, err } = await run(['token', 'rotate', 'shop'], {
        [rotation]: refusal(409, 'ConflictError', 'Operation 1 is at work'),
      });
      expect({ code, out, err }).toEqual({
        code: 1,
        out: '',
        err: 'error: Operation 1 is at work (409)',
      });
    });

    it('does not show a token that the portal does not accept', async () => {
      const { code, err } = await run(
        ['token', 'rotate', 'shop'],
        {},
        { CLOUDFORGE_TOKEN: 'wrong-secret' },
      );
      expect(code).toBe(1);
      expect(err).toContain('does not accept the token in CLOUDFORGE_TOKEN');
      expect(err).not.toContain('wrong-secret');
    });

    it('says that the portal cannot be reached', async () => {
      const { server, url } = await startPortal({});
      server.close();
      const { code, err } = await run(
        ['token', 'rotate', 'shop'],
        {},
        { CLOUDFORGE_URL: url },
      );
      expect(code).toBe(1);
      expect(err).toMatch(/^error: The portal at .* cannot be reached \(ECONN/);
    });
  });

  describe('token rotate --expiring-within <days>', () => {
    const services = {
      lasting: { body: { expiresAt: inDays(32), tokens: 1 } },
      ending: { body: { expiresAt: inDays(29), tokens: 1 } },
      tokenless: { body: { tokens: 0 } },
      busy: { body: { expiresAt: inDays(1), tokens: 2 } },
      gone: refusal(404, 'NotFoundError', 'GitLab has no project apps/gone'),
    };
    const expiresAt = inDays(364);
    const rotated = { body: { expiresAt, revoked: 1 } };
    const at = '/api/golden-path/services';
    const answers: Record<string, Answer> = {
      [`GET ${at}`]: {
        body: {
          items: Object.keys(services).map(name => ({ name, owner: 'o' })),
        },
      },
      ...Object.fromEntries(
        Object.entries(services).map(([name, answer]) => [
          `GET ${at}/${name}/token`,
          answer,
        ]),
      ),
      [`POST ${at}/ending/token-rotation`]: rotated,
      [`POST ${at}/tokenless/token-rotation`]: rotated,
      [`POST ${at}/busy/token-rotation`]: refusal(409, 'ConflictError', 'busy'),
    };
    const args = ['token', 'rotate', '--expiring-within', '30'];

    it('replaces what ends soon, whatever fails beside it, and says so', async () => {
      const { code, out, requests } = await run(args, answers);
      expect(code).toBe(1);
      expect(out.split('\n')).toEqual([
        'SERVICE    OLD TOKEN ENDS  RESULT',
        `busy       ${inDays(1)}      failed: busy (409)`,
        `ending     ${inDays(29)}      ends on ${expiresAt}`,
        'gone       ?               failed: GitLab has no project apps/gone (404)',
        `tokenless  none            ends on ${expiresAt}`,
        '5 services: 2 tokens replaced, 2 failed, 1 last longer than 30 days.',
      ]);
      expect(requests).not.toContain(`POST ${at}/lasting/token-rotation`);
    });

    it('prints JSON', async () => {
      const { out } = await run([...args, '--json'], answers);
      expect(JSON.parse(out)).toMatchObject({
        services: 5,
        tokens: [
          { service: 'busy', ended: inDays(1), error: 'busy (409)' },
          { service: 'ending', ended: inDays(29), expiresAt, revoked: 1 },
          { service: 'gone', error: 'GitLab has no project apps/gone (404)' },
          { service: 'tokenless', expiresAt, revoked: 1 },
        ],
      });
    });

    it('ends with 0 when there is nothing to do', async () => {
      const { code, out } = await run(args, {
        [`GET ${at}`]: { body: { items: [] } },
      });
      expect({ code, out }).toEqual({
        code: 0,
        out: '0 services: 0 tokens replaced, 0 failed, 0 last longer than 30 days.',
      });
    });
  });
});
