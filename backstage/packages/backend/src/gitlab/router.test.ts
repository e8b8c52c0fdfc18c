import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { gitLabPlugin } from './plugin';

interface Question {
  url?: string;
  token?: string | string[];
  body?: string;
}

describe('the GitLab plugin', () => {
  const asked: Question[] = [];
  let gitLab: Server;
  let host: string;
  let portal: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    gitLab = createServer((req, res) => {
      const question: Question = {
        url: req.url,
        token: req.headers['private-token'],
      };
      asked.push(question);
      req.on(
        'data',
        chunk => (question.body = `${question.body ?? ''}${chunk}`),
      );
      if (req.url?.endsWith('/raw')) {
        res.setHeader('Content-Type', 'text/html');
        res.end('<script>alert(1)</script>');
      } else if (req.url?.includes('limited')) {
        res.statusCode = 429;
        res.setHeader('Retry-After', '7');
        res.setHeader('Content-Type', 'application/json');
        res.end('{"message":"Too many"}');
      } else {
        res.setHeader('Content-Type', 'application/json');
        res.end('{"name":"shop","runners_token":"GR-secret","n":{"a":[1]}}');
      }
    });
    await new Promise<void>(done => gitLab.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(gitLab.address() as AddressInfo).port}`;
    const { server } = await startTestBackend({
      features: [
        gitLabPlugin,
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              gitlab: [
                {
                  host,
                  baseUrl: `http://${host}`,
                  apiBaseUrl: `http://${host}/api/v4`,
                  token: 'glpat-portal',
                },
                {
                  host: 'away.example.com',
                  // Port 9 (discard) has nobody listening.
                  baseUrl: 'http://127.0.0.1:9',
                  apiBaseUrl: 'http://127.0.0.1:9/api/v4',
                },
              ],
            },
          },
        }),
      ],
    });
    portal = `http://localhost:${server.port()}/api/gitlab`;
    stop = async () => server.stop();
  });

  afterAll(async () => {
    await stop();
    await new Promise(done => gitLab.close(done));
  });

  beforeEach(() => asked.splice(0));

  it('asks with the token of the portal and leaves secrets out', async () => {
    const response = await fetch(`${portal}/rest/${host}/projects/apps%2Fshop`);
    expect(await response.json()).toEqual({ name: 'shop', n: { a: [1] } });
    expect(asked).toEqual([
      { url: '/api/v4/projects/apps%2Fshop', token: 'glpat-portal' },
    ]);
  });

  it('shows a file as text, never as a page of the portal', async () => {
    const response = await fetch(
      `${portal}/rest/${host}/projects/1/repository/files/README.md/raw`,
    );
    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  it('passes on that it has to wait', async () => {
    const response = await fetch(`${portal}/rest/${host}/projects/limited`);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
  });

  it.each(['projects/1/variables', 'personal_access_tokens'])(
    'does not ask for %s',
    async path => {
      const response = await fetch(`${portal}/rest/${host}/${path}`);
      expect(response.status).toBe(403);
      expect(asked).toEqual([]);
    },
  );

  it('changes nothing', async () => {
    const response = await fetch(`${portal}/rest/${host}/projects/1`, {
      method: 'POST',
    });
    expect(response.status).toBe(404);
    expect(asked).toEqual([]);
  });

  it('asks for coverage in its own words', async () => {
    const response = await fetch(`${portal}/graphql/${host}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ project(fullPath: "apps/shop") { ciVariables { nodes { value } } } }',
        variables: { projectSlug: 'apps/shop', updatedAfter: '2026-10-01' },
      }),
    });
    expect(response.status).toBe(200);
    expect(asked).toEqual([
      expect.objectContaining({
        url: '/api/graphql',
        body: expect.stringContaining('coverage createdAt'),
      }),
    ]);
    expect(asked[0].body).not.toContain('ciVariables');
  });

  it('asks for nothing else over GraphQL', async () => {
    const response = await fetch(`${portal}/graphql/${host}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"query":"{ currentUser { id } }"}',
    });
    expect(response.status).toBe(400);
    expect(asked).toEqual([]);
  });

  it('knows no other GitLab', async () => {
    const response = await fetch(`${portal}/rest/elsewhere.example.com/users`);
    expect(response.status).toBe(404);
    expect(asked).toEqual([]);
  });

  it('says so when GitLab is away', async () => {
    const response = await fetch(`${portal}/rest/away.example.com/users`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('did not answer');
  });
});
