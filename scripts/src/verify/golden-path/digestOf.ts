import { createHash } from 'node:crypto';

/** As registries name what they hold. */
export const digestOf = (content: Buffer) =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;
