import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { PortalProcess } from '../testing/PortalProcess';
import { completeEnvironment } from '../testing/productionConfig';

// Starting takes about 5 s alone, and several times that among other tests.
jest.setTimeout(180_000);

const CONFIG = resolve(__dirname, '../../../..');
const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;

const sandboxEnvironment = {
  NODE_ENV: 'development',
  CLOUDFORGE_ROOT: resolve(CONFIG, '..'),
  GITHUB_CLIENT_ID: 'client',
  GITHUB_CLIENT_SECRET: 'secret-of-the-client',
  GITLAB_TOKEN: 'glpat-secret-of-the-sandbox',
  ARGOCD_TOKEN: 'secret-of-argocd',
};

async function guestToken(portal: PortalProcess): Promise<string> {
  const response = await fetch(`${portal.url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

/** As the guest, whom the policy lets look and nothing else. */
async function asGuest(
  portal: PortalProcess,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  return fetch(`${portal.url}${path}`, {
    ...init,
    headers: {
      Authorization: `Bearer ${await guestToken(portal)}`,
      'Content-Type': 'application/json',
    },
  });
}

async function userSetting(portal: PortalProcess, method: 'GET' | 'PUT') {
  const response = await asGuest(
    portal,
    '/api/user-settings/buckets/test/keys/colour',
    { method, body: method === 'PUT' ? '{"value":"teal"}' : undefined },
  );
  return (await response.json()).value;
}

describe('the portal on SQLite', () => {
  let folder: string;
  let portal: PortalProcess;

  const start = () =>
    PortalProcess.start({
      config: [
        join(CONFIG, 'app-config.yaml'),
        join(folder, 'app-config.test.yaml'),
      ],
      env: sandboxEnvironment,
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cloudforge-portal-'));
    await writeFile(
      join(folder, 'app-config.test.yaml'),
      JSON.stringify({
        backend: { database: { connection: { directory: folder } } },
      }),
    );
    portal = await start();
    await portal.ready();
  });

  afterAll(async () => {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('lets nobody in who is not signed in', async () => {
    for (const path of [
      '/api/catalog/entities',
      '/api/scaffolder/v2/tasks',
      '/api/golden-path/operations',
      '/api/gitlab/rest/localhost:7100/projects/1',
      '/api/kubernetes/clusters',
      '/api/backstage-community-argocd/find/name/shop',
    ]) {
      const response = await fetch(`${portal.url}${path}`);
      expect([path, response.status]).toEqual([path, 401]);
    }
  });

  it('lets the guest look, and make nothing', async () => {
    const found = await asGuest(portal, '/api/catalog/entities?limit=1');
    expect(found.status).toBe(200);
    const clusters = await asGuest(portal, '/api/kubernetes/clusters');
    expect(await clusters.json()).toEqual({ items: [] });
    const made = await asGuest(portal, '/api/catalog/locations', {
      method: 'POST',
      body: JSON.stringify({ type: 'url', target: 'http://localhost:7100/x' }),
    });
    expect(made.status).toBe(403);
  });

  it('keeps its state over a restart', async () => {
    await userSetting(portal, 'PUT');
    await portal.stop();
    portal = await start();
    await portal.ready();
    expect(await userSetting(portal, 'GET')).toBe('teal');
  });

  it('logs no secret', () => {
    for (const secret of Object.values(sandboxEnvironment).filter(value =>
      value.includes('secret'),
    )) {
      expect(portal.output).not.toContain(secret);
    }
  });
});

(POSTGRES ? describe : describe.skip)('the portal on PostgreSQL', () => {
  const prefix = `portal_${process.pid}_`;

  async function dropDatabases(start: string) {
    const client = new Client({ connectionString: POSTGRES });
    await client.connect();
    const { rows } = await client.query(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [start],
    );
    for (const { datname } of rows) {
      await client.query(`DROP DATABASE ${client.escapeIdentifier(datname)}`);
    }
    await client.end();
  }

  it('starts and answers', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cloudforge-portal-'));
    const file = join(folder, 'app-config.test.yaml');
    await writeFile(
      file,
      JSON.stringify({
        backend: {
          database: {
            prefix,
            connection: POSTGRES,
          },
        },
      }),
    );
    const portal = await PortalProcess.start({
      config: [
        join(CONFIG, 'app-config.yaml'),
        join(CONFIG, 'app-config.postgres.yaml'),
        file,
      ],
      env: sandboxEnvironment,
    });
    try {
      await portal.ready();
      expect(
        (await asGuest(portal, '/api/catalog/entities?limit=1')).status,
      ).toBe(200);
      await userSetting(portal, 'PUT');
      expect(await userSetting(portal, 'GET')).toBe('teal');
    } finally {
      await portal.stop();
      await dropDatabases(prefix);
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the portal in production', () => {
  it('ends with one message that names everything that is missing', async () => {
    const portal = await PortalProcess.start({
      config: [join(CONFIG, 'app-config.production.yaml')],
      env: { APP_BASE_URL: '', NODE_ENV: 'production' },
    });
    expect(await portal.exited).toBe(1);
    expect(portal.output.match(/does not start in production/g)).toHaveLength(
      1,
    );
    for (const variable of Object.keys(completeEnvironment)) {
      expect(portal.output).toContain(variable);
    }
    expect(portal.output).not.toMatch(/\n\s+at /);
  });

  it('ends when started with the configuration of the sandbox', async () => {
    const portal = await PortalProcess.start({
      config: [join(CONFIG, 'app-config.yaml')],
      env: { ...sandboxEnvironment, NODE_ENV: 'production' },
    });
    expect(await portal.exited).toBe(1);
    expect(portal.output).toContain('auth.providers.guest lets anybody in');
    expect(portal.output).toContain(
      'cloudforge.gitlab.apiUrl leads to this machine',
    );
    for (const secret of Object.values(sandboxEnvironment).filter(value =>
      value.includes('secret'),
    )) {
      expect(portal.output).not.toContain(secret);
    }
  });
});
