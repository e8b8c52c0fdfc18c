import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { InputError } from '@backstage/errors';

/** Where a page of operations, newest first, ended. */
export interface Cursor {
  createdAt: number;
  id: string;
}

export function writeCursor({ createdAt, id }: OperationView): string {
  return Buffer.from(`${Date.parse(createdAt)} ${id}`).toString('base64url');
}

/** Throws InputError. */
export function readCursor(text: string): Cursor {
  const match = /^(\d{1,15}) ([0-9a-f-]{36})$/.exec(
    Buffer.from(text, 'base64url').toString(),
  );
  if (!match) {
    throw new InputError(
      '"after" is not the "next" of an earlier page of this list',
    );
  }
  return { createdAt: Number(match[1]), id: match[2] };
}
