import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  createRequesterFn,
  type FormattedResponse,
  type RequestOptions,
} from '@gitbeaker/requester-utils';
import { setTimeout as sleep } from 'node:timers/promises';

export interface GitLabRequesterOptions {
  signal?: AbortSignal;
  /** Waits between the attempts unless GitLab asks for more, in milliseconds. */
  delays?: readonly number[];
}

/** For one request, in milliseconds. */
const REQUEST_TIMEOUT = 15_000;

/** The longest `Retry-After` that is waited for, in milliseconds; GitLab's limits are per minute. */
const LONGEST_RETRY_AFTER = 60_000;

const OUTAGES = [500, 502, 503, 504];

/**
 * Sends gitbeaker's requests with a time-out. Its own requester repeats ten
 * times without heeding `Retry-After`, and repeats a POST that may have been
 * carried out; here a refusal for too many requests is waited out, and after
 * an outage only what changes nothing is repeated.
 */
export function gitlabRequester({
  signal,
  delays = [250, 500, 1_000, 2_000],
}: GitLabRequesterOptions) {
  return createRequesterFn(
    async (_service, options) => options,
    async (endpoint, options) =>
      answerOf(await sendWithRepeats(endpoint, options ?? {}, signal, delays)),
  );
}

async function sendWithRepeats(
  endpoint: string,
  options: RequestOptions,
  signal: AbortSignal | undefined,
  delays: readonly number[],
): Promise<Response> {
  const repeatable = options.method === 'GET';
  for (const delay of delays) {
    let pause = delay;
    try {
      const response = await send(endpoint, options, signal);
      const asked = retryAfter(response);
      const repeat =
        response.status === 429 ||
        (repeatable && OUTAGES.includes(response.status));
      if (!repeat || asked > LONGEST_RETRY_AFTER) {
        return response;
      }
      pause = Math.max(delay, asked);
    } catch (error) {
      if (!repeatable || signal?.aborted) {
        throw error;
      }
    }
    await sleep(pause, undefined, { signal });
  }
  return send(endpoint, options, signal);
}

async function send(
  endpoint: string,
  { method, prefixUrl, searchParams, headers, body }: RequestOptions,
  signal?: AbortSignal,
): Promise<Response> {
  const url = new URL(endpoint, `${prefixUrl?.replace(/\/+$/, '')}/`);
  url.search = searchParams ?? '';
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT);
  try {
    return await fetch(url, {
      method,
      headers,
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new ServiceUnavailableError(
      `GitLab at ${url.host} could not be reached. Try again; if it stays so, a platform administrator should look at it`,
      error,
    );
  }
}

async function answerOf(response: Response): Promise<FormattedResponse> {
  const text = await response.text();
  if (!response.ok) {
    throw refusal(response, text);
  }
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers.entries()),
    body: text ? JSON.parse(text) : undefined,
  };
}

function refusal({ status, url }: Response, text: string): Error {
  const reason = `GitLab at ${new URL(url).host} answered ${status}: ${text
    .slice(0, 500)
    .trim()}`;
  switch (status) {
    case 401:
    case 403:
      return new NotAllowedError(reason);
    case 404:
      return new NotFoundError(reason);
    case 400:
    case 409:
    case 422:
      return new InputError(reason);
    default:
      return new ServiceUnavailableError(reason);
  }
}

/** In milliseconds; 0 when GitLab asked for nothing. */
function retryAfter(response: Response): number {
  const seconds = response.headers.get('retry-after');
  return seconds && /^\d+$/.test(seconds) ? Number(seconds) * 1_000 : 0;
}
