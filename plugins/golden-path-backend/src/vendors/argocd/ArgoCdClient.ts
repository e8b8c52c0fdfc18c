import { NotFoundError } from '@backstage/errors';
import {
  CallOptions,
  Purpose,
  RetryPolicy,
  VendorConfig,
  VendorTransport,
  VendorUnavailableError,
} from '../http';
import { z } from 'zod';
import { argocdError, argocdText } from './argocdError';
import {
  applicationListSchema,
  applicationSchema,
  toApplication,
} from './convert';
import type { ArgoCdApplication } from './types';

/** The calls that a golden path makes to Argo CD: it reads and asks to look again, and changes nothing. */
export class ArgoCdClient {
  static create(config: VendorConfig, policy?: RetryPolicy): ArgoCdClient {
    return new ArgoCdClient(
      config.apiUrl.replace(/\/+$/, ''),
      new VendorTransport('Argo CD', config, policy),
    );
  }

  private constructor(
    private readonly url: string,
    private readonly transport: VendorTransport,
  ) {}

  /** All, or those of one AppProject. */
  async applications(
    of: { project?: string },
    { signal }: CallOptions,
  ): Promise<ArgoCdApplication[]> {
    const body = await this.get(
      ['applications'],
      of.project ? { projects: of.project } : {},
      { what: 'list the Applications', signal },
      applicationListSchema,
    );
    return (body.items ?? []).map(toApplication);
  }

  /**
   * Undefined when there is none, which Argo CD says only when it is given the
   * AppProject: without, it answers 403 for an Application that does not exist.
   */
  async findApplication(
    name: string,
    of: { project?: string; refresh?: boolean },
    { signal }: CallOptions,
  ): Promise<ArgoCdApplication | undefined> {
    const query = {
      ...(of.project && { project: of.project }),
      ...(of.refresh && { refresh: 'normal' }),
    };
    const what = `${of.refresh ? 'refresh' : 'read'} the Application ${name}`;
    const body = await this.find(
      ['applications', name],
      query,
      { what, signal },
      applicationSchema,
    );
    return body && toApplication(body);
  }

  async projectExists(name: string, { signal }: CallOptions): Promise<boolean> {
    const what = `read the AppProject ${name}`;
    const body = await this.find(
      ['projects', name],
      {},
      { what, signal },
      z.looseObject({}),
    );
    return body !== undefined;
  }

  private async find<T>(
    path: string[],
    query: Record<string, string>,
    purpose: Omit<Purpose, 'repeatable'>,
    schema: z.ZodType<T>,
  ): Promise<T | undefined> {
    try {
      return await this.get(path, query, purpose, schema);
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  private async get<T>(
    path: string[],
    query: Record<string, string>,
    { what, signal }: Omit<Purpose, 'repeatable'>,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const url = new URL(
      `${this.url}/api/v1/${path.map(encodeURIComponent).join('/')}`,
    );
    url.search = new URLSearchParams(query).toString();
    const { status, text } = await this.transport.send(
      { method: 'GET', url },
      { what, repeatable: true, signal },
    );
    if (status >= 400) {
      const said = this.transport.withoutSecrets(argocdText(text));
      throw argocdError(status, what, said);
    }
    const answer = schema.safeParse(parseJson(text));
    if (!answer.success) {
      throw new VendorUnavailableError(
        `Could not ${what}: what answered is not Argo CD's API. A platform administrator should check cloudforge.argocd.url.`,
        false,
      );
    }
    return answer.data;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
