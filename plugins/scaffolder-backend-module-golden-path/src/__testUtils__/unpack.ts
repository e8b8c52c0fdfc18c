import { mkdir } from 'node:fs/promises';
import { extract } from 'tar';

/** Unpacks a workspace as it was handed over. */
export async function unpack(archive: Buffer, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const unpacking = extract({ cwd: target, strict: true, sync: true });
  unpacking.end(archive);
}
