import { InputError, ResponseError } from '@backstage/errors';
import type {
  AcceptOperationRequest,
  HostCheck,
  NameCheck,
  OperationEvent,
  OperationState,
  OperationView,
  ServiceCheck,
  ServiceSummary,
  ServiceToken,
  TokenRotation,
} from '../operations';
import type { ServiceStatus } from '../services';
import type { PlatformSpec } from '../spec';

/**
 * What the client needs from where it runs. `fetchApi` adds the caller's
 * credentials: the portal's own in a browser, a plugin token in a backend.
 *
 * @public
 */
export interface GoldenPathClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch(url: string, init: RequestInit): Promise<Response> };
}

/** @public */
export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * Operations of one service or all, in one state or any, newest first. `after`
 * is the `next` of the page before.
 *
 * @public
 */
export interface OperationsQuery {
  service?: string;
  state?: OperationState;
  limit?: number;
  after?: string;
}

/** @public */
export interface OperationsPage {
  items: OperationView[];
  /** Set when there are more. */
  next?: string;
}

/**
 * `after`: sequence number of the last event seen, 0 for all. `wait`: how long
 * the answer may be held back for something new, in milliseconds, at most
 * 20000.
 *
 * @public
 */
export interface EventsQuery {
  after: number;
  wait?: number;
}

/** @public */
export interface OperationEvents {
  operation: OperationView;
  events: OperationEvent[];
}

type Query = Record<string, string | number | undefined>;

/**
 * Typed client of golden-path-backend, for browsers and backends alike. Every
 * method throws a `ResponseError` when the backend refuses; its `cause` is the
 * backend's own error.
 *
 * @public
 */
export class GoldenPathClient {
  readonly #discoveryApi: GoldenPathClientOptions['discoveryApi'];
  readonly #fetchApi: GoldenPathClientOptions['fetchApi'];

  constructor(options: GoldenPathClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** The platform that services are made for. */
  async platform(options?: RequestOptions): Promise<PlatformSpec> {
    return this.#request('GET', ['platform'], options);
  }

  /** Everything that a name would clash with. */
  async checkName(name: string, options?: RequestOptions): Promise<NameCheck> {
    return this.#request('GET', ['names', name], options);
  }

  /** Everything that a host would clash with. */
  async checkHost(host: string, options?: RequestOptions): Promise<HostCheck> {
    return this.#request('GET', ['hosts', host], options);
  }

  /** Everything that stands against the answers of a form: the keys of a specification without `apiVersion` and `kind`. */
  async checkService(
    answers: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<ServiceCheck> {
    return this.#request('POST', ['service-checks'], {
      ...options,
      body: JSON.stringify({ service: answers }),
      contentType: 'application/json',
    });
  }

  /** Starts an operation, which then waits for its source. */
  async accept(
    request: AcceptOperationRequest,
    options?: RequestOptions,
  ): Promise<OperationView> {
    return this.#request('POST', ['operations'], {
      ...options,
      body: JSON.stringify(request),
      contentType: 'application/json',
    });
  }

  /** Hands in the service's source, a tar.gz of at most 10 MiB, and starts the first phase. */
  async handIn(
    id: string,
    source: Uint8Array<ArrayBuffer>,
    options?: RequestOptions,
  ): Promise<OperationView> {
    return this.#request('PUT', ['operations', id, 'source'], {
      ...options,
      body: source,
      contentType: 'application/gzip',
    });
  }

  /** Starts the second phase: catalog and Argo CD. */
  async register(id: string, options?: RequestOptions): Promise<OperationView> {
    return this.#request('POST', ['operations', id, 'registration'], options);
  }

  /** Stops an operation and undoes what it made. */
  async cancel(id: string, options?: RequestOptions): Promise<OperationView> {
    return this.#request('POST', ['operations', id, 'cancel'], options);
  }

  /** Tries the undo of a stuck operation again. */
  async undo(id: string, options?: RequestOptions): Promise<OperationView> {
    return this.#request('POST', ['operations', id, 'undo'], options);
  }

  /** Keeps what a stuck operation has left; for administrators. */
  async adopt(id: string, options?: RequestOptions): Promise<OperationView> {
    return this.#request('POST', ['operations', id, 'adopt'], options);
  }

  /** The operations that the caller may see. */
  async operations(
    query: OperationsQuery = {},
    options?: RequestOptions,
  ): Promise<OperationsPage> {
    return this.#request('GET', ['operations'], {
      ...options,
      query: { ...query },
    });
  }

  /** One operation. */
  async operation(
    id: string,
    options?: RequestOptions,
  ): Promise<OperationView> {
    return this.#request('GET', ['operations', id], options);
  }

  /** What happened since; answers at once when there is news or the state is final. */
  async events(
    id: string,
    query: EventsQuery,
    options?: RequestOptions,
  ): Promise<OperationEvents> {
    return this.#request('GET', ['operations', id, 'events'], {
      ...options,
      query: { ...query },
    });
  }

  /** The services whose token the caller may replace, by name. */
  async services(options?: RequestOptions): Promise<ServiceSummary[]> {
    const { items } = await this.#request<{ items: ServiceSummary[] }>(
      'GET',
      ['services'],
      options,
    );
    return items;
  }

  /** How a service runs in each of its environments. */
  async serviceStatus(
    service: string,
    options?: RequestOptions,
  ): Promise<ServiceStatus> {
    return this.#request('GET', ['services', service, 'status'], options);
  }

  /** What is known of the token of a service's pipeline; never the token itself. */
  async token(
    service: string,
    options?: RequestOptions,
  ): Promise<ServiceToken> {
    return this.#request('GET', ['services', service, 'token'], options);
  }

  /** Replaces the token of a service's pipeline; does no harm when it is repeated. */
  async rotateToken(
    service: string,
    options?: RequestOptions,
  ): Promise<TokenRotation> {
    return this.#request(
      'POST',
      ['services', service, 'token-rotation'],
      options,
    );
  }

  async #request<T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string[],
    options: RequestOptions & {
      query?: Query;
      body?: string | Uint8Array<ArrayBuffer>;
      contentType?: string;
    } = {},
  ): Promise<T> {
    const { query, body, contentType, signal } = options;
    const baseUrl = await this.#discoveryApi.getBaseUrl('golden-path');
    const url = [baseUrl, ...path.map(pathSegment)].join('/');
    const response = await this.#fetchApi.fetch(url + queryString(query), {
      method,
      headers: {
        Accept: 'application/json',
        ...(contentType && { 'Content-Type': contentType }),
      },
      body,
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return JSON.parse(await response.text());
  }
}

/** Dots are refused, not encoded: a URL drops `%2E%2E` like `..`, and the request would go elsewhere. */
function pathSegment(text: string): string {
  if (/^\.{0,2}$/.test(text)) {
    throw new InputError(`"${text}" is neither a name nor an id`);
  }
  return encodeURIComponent(text);
}

function queryString(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return given.length ? `?${new URLSearchParams(given)}` : '';
}
