import { z } from 'zod';

/** Another service did not give a useful answer; to our caller we are a bad gateway. */
export class UpstreamError extends Error {
  readonly statusCode: 502 | 504;

  constructor(url: URL, reason: string, options?: ErrorOptions) {
    super(`${url.origin}${url.pathname} ${reason}`, options);
    this.name = 'UpstreamError';
    this.statusCode = reason === TOO_LATE ? 504 : 502;
  }
}

const TOO_LATE = 'did not answer in time';

/** Asks another service and checks its answer. */
export async function ask<Answer>(
  url: URL,
  answerSchema: z.ZodType<Answer>,
  options: { timeoutMs: number; requestId: string },
): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const headers = { 'x-request-id': options.requestId };
  const { status, body } = await fetch(url, { signal, headers })
    .then(async (response) => ({
      status: response.status,
      body: await response.text(),
    }))
    .catch((cause: unknown) => {
      const reason = signal.aborted ? TOO_LATE : 'could not be reached';
      throw new UpstreamError(url, reason, { cause });
    });
  if (status !== 200) {
    throw new UpstreamError(url, `answered ${status}`);
  }
  try {
    return answerSchema.parse(JSON.parse(body));
  } catch (cause) {
    throw new UpstreamError(url, 'answered something else', { cause });
  }
}
