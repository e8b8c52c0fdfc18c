import { Response } from 'express';

/** For calls that nobody needs any more once their caller has gone. */
export function untilGone(response: Response): { signal: AbortSignal } {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return { signal: gone.signal };
}
