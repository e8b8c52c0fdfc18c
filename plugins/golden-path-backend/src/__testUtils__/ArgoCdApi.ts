import type { ArgoCdSandbox } from '@cloudforge/sandbox';
import { pollUntil } from '../vendors';

/** What a person or a script does to Argo CD by its API, beside the portal. */
export class ArgoCdApi {
  constructor(private readonly sandbox: ArgoCdSandbox) {}

  async createProject(name: string, spec: object): Promise<void> {
    await this.ask('POST', 'projects', {
      project: { metadata: { name }, spec },
    });
  }

  create(application: object): Promise<any> {
    return this.ask('POST', 'applications?validate=false', application);
  }

  upsert(application: object): Promise<any> {
    return this.ask(
      'POST',
      'applications?validate=false&upsert=true',
      application,
    );
  }

  application(name: string): Promise<any> {
    return this.ask('GET', `applications/${name}`);
  }

  refresh(name: string): Promise<any> {
    return this.ask('GET', `applications/${name}?refresh=normal`);
  }

  async exists(name: string): Promise<boolean> {
    const { items } = await this.ask('GET', `applications?name=${name}`);
    return items.length > 0;
  }

  /** Without what it has made. */
  async remove(name: string): Promise<void> {
    await this.ask('DELETE', `applications/${name}?cascade=false`);
  }

  async untilDeleting(name: string): Promise<void> {
    await this.until(
      async () =>
        (await this.application(name)).metadata.deletionTimestamp !== undefined,
    );
  }

  /** Until such a request has come in from now on. */
  async untilAsked(method: string, path: RegExp): Promise<void> {
    const { faults } = this.sandbox;
    // A delay without an answer of its own lets the request through.
    faults.add({ method, path, when: 'before', delayMs: 1, times: 1 });
    await this.until(async () => faults.list().length === 0);
  }

  private async until(holds: () => Promise<boolean>): Promise<void> {
    const held = await pollUntil(
      async () => ((await holds()) ? true : undefined),
      { timeout: 10_000, signal: new AbortController().signal },
    );
    if (!held) {
      throw new Error('It did not come to pass');
    }
  }

  private async ask(method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(`${this.sandbox.url}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.sandbox.token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }
}
