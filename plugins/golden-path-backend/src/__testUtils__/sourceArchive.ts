import {
  type PlatformSpec,
  type ServiceSpec,
  renderService,
} from '@cloudforge/plugin-golden-path-common';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

export interface TarEntry {
  path: string;
  content?: string | Buffer;
  mode?: number;
  type?:
    | 'File'
    | 'Directory'
    | 'SymbolicLink'
    | 'Link'
    | 'CharacterDevice'
    | 'FIFO';
  linkpath?: string;
}

const BLOCK = 512;

/** A tar made header by header, so that it may hold what no packer would write. */
export function tar(entries: TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, content = '', ...rest }) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(BLOCK);
    new Header({
      path,
      mode: rest.mode ?? 0o644,
      size: body.length,
      type: rest.type ?? 'File',
      linkpath: rest.linkpath,
      uid: 0,
      gid: 0,
      mtime: new Date(0),
    }).encode(header, 0);
    return [
      header,
      body,
      Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK),
    ];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

export function tarGz(entries: TarEntry[]): Buffer {
  return gzipSync(tar(entries));
}

/** A workspace as the publish action hands it in: a small skeleton, and the generated files. */
export function sourceOfService(
  spec: ServiceSpec,
  platform: PlatformSpec,
): Buffer {
  const { app } = renderService(spec, platform);
  return tarGz([
    { path: 'openapi.json', content: '{"openapi":"3.1.0"}\n' },
    { path: 'src/index.ts', content: 'export const answer = 42;\n' },
    { path: 'scripts/run.sh', content: '#!/bin/sh\n', mode: 0o755 },
    { path: 'logo.png', content: Buffer.from([0x89, 0x50, 0, 0xff, 0xfe]) },
    ...Object.entries(app).map(([path, content]) => ({ path, content })),
  ]);
}
