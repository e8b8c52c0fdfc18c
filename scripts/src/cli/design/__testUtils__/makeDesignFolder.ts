import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queue, servers } from './designs';

const files = {
  'servers.json': servers,
  'queue.json': queue(),
  'usage.json': { orders: { monthlyRequests: 3_000_000 } },
};

/** A new folder with designs and a usage to work on; whoever makes it removes it. */
export async function makeDesignFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cloudforge-cli-'));
  await Promise.all(
    Object.entries(files).map(([name, content]) =>
      writeFile(join(dir, name), JSON.stringify(content)),
    ),
  );
  return dir;
}
