import { CatalogClient } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { ScaffolderClient } from '@backstage/plugin-scaffolder-common';
import { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { must } from '../expect';
import { CookieJar } from './CookieJar';

/** How long a starting portal takes to read its people, at most. */
const PEOPLE_KNOWN_MS = 30_000;

export interface TaskResult {
  id: string;
  status: string;
  log: string[];
  output: {
    entityRef?: string;
    links?: { title: string; url: string }[];
    [key: string]: unknown;
  };
}

function location(response: Response): string {
  const target = response.headers.get('location');
  must(
    target,
    `${response.url} answered ${response.status} without a redirect`,
  );
  return new URL(target, response.url).toString();
}

/** The token that the portal gives to somebody who signs in with GitHub. */
async function signIn(
  portalUrl: string,
  login: string,
  pageUrl: string,
): Promise<string> {
  const jar = new CookieJar();
  const origin = new URLSearchParams({
    env: 'development',
    scope: 'read:user',
    origin: pageUrl,
  });
  const start = await jar.fetch(`${portalUrl}/api/auth/github/start?${origin}`);
  const chooser = await jar.fetch(location(start));
  const request = /name="request" value="([^"]+)"/.exec(
    await chooser.text(),
  )?.[1];
  must(request, `GitHub shows no sign-in form, but answers ${chooser.status}`);
  const chosen = await jar.fetch(
    new URL('/login/oauth/authorize', chooser.url).toString(),
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ request, login }),
    },
  );
  await jar.fetch(location(chosen));
  const refresh = await jar.fetch(
    `${portalUrl}/api/auth/github/refresh?env=development`,
    {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    },
  );
  const session = (await refresh.json()) as {
    backstageIdentity?: { token: string };
  };
  must(
    session.backstageIdentity,
    `${login} could not sign in: ${JSON.stringify(session)}`,
  );
  return session.backstageIdentity.token;
}

/** Somebody who is signed in and uses the portal's APIs, as the page does. */
export class Person {
  /** Signs in, at first repeatedly: a portal that has just started may not have read its people yet. */
  static async signIn(
    portalUrl: string,
    login: string,
    pageUrl = portalUrl,
  ): Promise<Person> {
    const deadline = Date.now() + PEOPLE_KNOWN_MS;
    for (;;) {
      try {
        return new Person(
          portalUrl,
          login,
          await signIn(portalUrl, login, pageUrl),
        );
      } catch (error) {
        if (Date.now() > deadline) {
          throw error;
        }
        await sleep(500);
      }
    }
  }

  readonly catalog: CatalogClient;
  readonly scaffolder: ScaffolderClient;
  readonly goldenPath: GoldenPathClient;

  private constructor(
    private readonly portalUrl: string,
    readonly login: string,
    readonly token: string,
  ) {
    const discoveryApi = {
      getBaseUrl: async (plugin: string) => `${portalUrl}/api/${plugin}`,
    };
    const authorized: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      request.headers.set('authorization', `Bearer ${token}`);
      return fetch(request);
    };
    this.catalog = new CatalogClient({
      discoveryApi,
      fetchApi: { fetch: authorized },
    });
    this.goldenPath = new GoldenPathClient({
      discoveryApi,
      fetchApi: { fetch: authorized },
    });
    this.scaffolder = new ScaffolderClient({
      discoveryApi,
      fetchApi: { fetch: authorized },
      scmIntegrationsApi: undefined as never,
      useLongPollingLogs: true,
    });
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: any }> {
    const response = await fetch(`${this.portalUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body:
        text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  }

  /** Runs a template to its end. */
  async create(
    values: Record<string, unknown>,
    template = 'template:default/node-service',
  ): Promise<TaskResult> {
    const { taskId } = await this.scaffolder.scaffold({
      templateRef: template,
      values: values as never,
    });
    return this.follow(taskId);
  }

  async retry(taskId: string): Promise<TaskResult> {
    await this.scaffolder.retry(taskId);
    return this.follow(taskId);
  }

  /** @throws Error when the catalog does not show the entity within ten seconds. */
  async untilEntity(ref: string): Promise<Entity> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const entity = await this.catalog.getEntityByRef(ref);
      if (entity) {
        return entity;
      }
      must(Date.now() < deadline, `the catalog does not show ${ref}`);
      await sleep(200);
    }
  }

  /** @throws Error when the operation has not come to the state within two minutes. */
  async untilOperation(id: string, wanted: string): Promise<void> {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const { body } = await this.request(
        'GET',
        `/api/golden-path/operations/${id}`,
      );
      if (body.state === wanted) {
        return;
      }
      must(
        Date.now() < deadline,
        `operation ${id} is ${body.state}, not ${wanted}: ${body.error}`,
      );
      await sleep(500);
    }
  }

  /** Seconds until the task has come to the status. @throws Error when it does not within two minutes. */
  async untilTask(id: string, wanted: string): Promise<number> {
    const started = Date.now();
    for (;;) {
      const { status } = await this.scaffolder.getTask(id);
      const seconds = Math.round((Date.now() - started) / 1_000);
      if (status === wanted) {
        return seconds;
      }
      must(seconds < 120, `the task is ${status}, not ${wanted}`);
      await sleep(500);
    }
  }

  /** Waits for the end of a task. */
  async follow(taskId: string): Promise<TaskResult> {
    const log: string[] = [];
    let output: TaskResult['output'] = {};
    for (;;) {
      const events = await this.request(
        'GET',
        `/api/scaffolder/v2/tasks/${taskId}/events`,
      );
      const last = events.body.at(-1);
      if (last?.type === 'completion') {
        for (const event of events.body) {
          log.push(String(event.body.message));
          output = event.body.output ?? output;
        }
        const { status } = await this.scaffolder.getTask(taskId);
        return { id: taskId, status, log, output };
      }
      await sleep(100);
    }
  }
}
