import {
  Files,
  PlatformSpec,
  renderService,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { create } from 'tar';

/** A small skeleton, whatever the service. */
const SKELETON = {
  'openapi.json': '{"openapi":"3.1.0","info":{"title":"","version":"1"}}\n',
  'src/index.ts': 'export const answer = 42;\n',
};

/** The files of a service's workspace. */
export function sourceOf(spec: ServiceSpec, platform: PlatformSpec): Files {
  return { ...SKELETON, ...renderService(spec, platform).app };
}

/** The workspace of a service as the publish action hands it in: a tar.gz. */
export async function packService(
  spec: ServiceSpec,
  platform: PlatformSpec,
): Promise<Buffer<ArrayBuffer>> {
  const dir = await mkdtemp(join(tmpdir(), 'cloudforge-source-'));
  try {
    for (const [path, content] of Object.entries(sourceOf(spec, platform))) {
      const file = join(dir, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const packed = create({ gzip: true, cwd: dir }, ['.']);
    return Buffer.from(await buffer(packed));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
