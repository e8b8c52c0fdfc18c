import { CustomErrorBase, InputError } from '@backstage/errors';
import { Request } from 'express';

/** Largest workspace that is taken, packed. */
export const MAX_SOURCE_BYTES = 10 * 1024 * 1024;

/** Answered with 413. */
export class SourceTooLargeError extends CustomErrorBase {
  name = 'SourceTooLargeError' as const;
  readonly statusCode = 413;

  constructor() {
    super(
      `The workspace is larger than ${
        MAX_SOURCE_BYTES / 1024 / 1024
      } MiB packed; leave out what can be generated or downloaded`,
    );
  }
}

/** First bytes of every gzip stream (RFC 1952). */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** Reads the archive of a workspace and stops as soon as it is too large. */
export async function receiveSource(request: Request): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_SOURCE_BYTES) {
    throw new SourceTooLargeError();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open, so that the refusal still reaches the sender.
  const received = request.iterator({ destroyOnReturn: false });
  for await (const chunk of received) {
    size += chunk.length;
    if (size > MAX_SOURCE_BYTES) {
      throw new SourceTooLargeError();
    }
    chunks.push(chunk);
  }
  const source = Buffer.concat(chunks, size);
  if (!source.subarray(0, GZIP.length).equals(GZIP)) {
    throw new InputError('The workspace is not a tar.gz archive');
  }
  return source;
}
