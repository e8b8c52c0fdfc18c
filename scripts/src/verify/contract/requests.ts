import { randomBytes } from 'node:crypto';
import { Subject } from './Subject';

/** The one endpoint of its own that every fresh service has. */
export const GREETINGS = '/v1/greetings';

/** What is asked of it; without a body it is a GET. */
export interface Asked {
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

export async function ask(
  { url }: Subject,
  { path = GREETINGS, headers, body }: Asked,
): Promise<Response> {
  return fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body,
  });
}

/** A request that succeeds, with its answer read. */
export async function greet(
  subject: Subject,
  headers: Record<string, string> = {},
  name = 'Ada',
): Promise<{ status: number; message?: string }> {
  const response = await ask(subject, {
    headers,
    body: JSON.stringify({ name }),
  });
  return { status: response.status, ...(await response.json()) };
}

/** A trace that a caller has begun. */
export function newTrace(flags: '00' | '01' = '01') {
  const traceId = randomBytes(16).toString('hex');
  const spanId = randomBytes(8).toString('hex');
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` };
}
