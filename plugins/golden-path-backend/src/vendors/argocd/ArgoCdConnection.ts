import {
  type Purpose,
  type RetryPolicy,
  type VendorConfig,
  VendorTransport,
  VendorUnavailableError,
} from '../http';
import type { z } from 'zod';
import { argocdError, argocdText } from './argocdError';

export interface ArgoCdRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Segments below `/api/v1`. */
  path: string[];
  query?: Record<string, string>;
  body?: object;
}

export interface ArgoCdPurpose
  extends Pick<Purpose, 'what' | 'repeatable' | 'signal'> {
  /** What the account has to be allowed for it: `create applications`. */
  right: string;
}

/** Argo CD's REST API: addresses, answers and refusals. */
export class ArgoCdConnection {
  private readonly url: string;
  private readonly transport: VendorTransport;

  constructor(config: VendorConfig, policy?: RetryPolicy) {
    this.url = config.apiUrl.replace(/\/+$/, '');
    this.transport = new VendorTransport('Argo CD', config, policy);
  }

  async send<T>(
    { method, path, query = {}, body }: ArgoCdRequest,
    { right, ...purpose }: ArgoCdPurpose,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const url = new URL(
      `${this.url}/api/v1/${path.map(encodeURIComponent).join('/')}`,
    );
    url.search = new URLSearchParams(query).toString();
    const { status, text } = await this.transport.send(
      {
        method,
        url,
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      },
      purpose,
    );
    const { what } = purpose;
    if (status >= 400) {
      const said = this.transport.withoutSecrets(argocdText(text));
      throw argocdError(status, { what, right, text: said });
    }
    const answer = schema.safeParse(parseJson(text));
    if (!answer.success) {
      throw new VendorUnavailableError(
        `Could not ${what}: what answered is not Argo CD's API. A platform administrator should check cloudforge.argocd.url.`,
        method !== 'GET',
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
