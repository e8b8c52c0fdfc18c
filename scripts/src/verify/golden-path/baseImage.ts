import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { create } from 'tar';
import { digestOf } from './digestOf';

const exec = promisify(execFile);

/** What RUN needs of a base image, beside Node.js and npm. */
const PROGRAMS = ['/bin/sh', '/usr/bin/env'];

/** So that RUN can reach the registry of packages. */
const NETWORK = ['/etc/resolv.conf', '/etc/hosts', '/etc/nsswitch.conf'];

/** An image of one layer, as a registry serves it. */
export interface ImageBlobs {
  type: string;
  manifest: Buffer;
  config: Buffer;
  layer: Buffer;
}

/** Libraries that a program is linked with, and its loader. */
async function librariesOf(program: string): Promise<string[]> {
  const { stdout } = await exec('ldd', [program]);
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path);
}

/** npm as the registry has it: a Node.js that comes as a package brings none. */
async function installNpm(root: string): Promise<void> {
  const folder = join(root, 'usr/local/lib/node_modules');
  await mkdir(folder, { recursive: true });
  await exec('npm', ['pack', '--silent', 'npm@11'], { cwd: folder });
  await exec('sh', ['-c', 'tar -xzf npm-*.tgz && rm npm-*.tgz'], {
    cwd: folder,
  });
  await exec('mv', ['package', 'npm'], { cwd: folder });
  await symlink(
    '../lib/node_modules/npm/bin/npm-cli.js',
    join(root, 'usr/local/bin/npm'),
  );
}

/** The registry of this machine. */
async function configureNpm(root: string): Promise<void> {
  const { stdout } = await exec('npm', ['config', 'get', 'registry']);
  await mkdir(join(root, 'usr/local/etc'), { recursive: true });
  await writeFile(join(root, 'usr/local/etc/npmrc'), `registry=${stdout}`);
}

async function copyInto(root: string, from: string, to: string): Promise<void> {
  const target = join(root, to);
  await mkdir(dirname(target), { recursive: true });
  await cp(from, target, { dereference: true, force: true });
}

/**
 * Stands in for the base images of a Dockerfile, which no package registry has:
 * this machine's own shell, Node.js and what they are linked with, and npm.
 */
export async function baseImage(): Promise<ImageBlobs> {
  const root = await mkdtemp(join(tmpdir(), 'cloudforge-base-image-'));
  try {
    const node = process.execPath;
    const needed = await Promise.all([...PROGRAMS, node].map(librariesOf));
    for (const path of new Set([...PROGRAMS, ...needed.flat()])) {
      await copyInto(root, path, path);
    }
    await copyInto(root, node, '/usr/local/bin/node');
    await installNpm(root);
    await configureNpm(root);
    const authorities = process.env.NODE_EXTRA_CA_CERTS;
    for (const path of [...NETWORK, ...(authorities ? [authorities] : [])]) {
      await copyInto(root, path, path);
    }
    await writeFile(
      join(root, 'etc/passwd'),
      'root:x:0:0:root:/root:/bin/sh\n',
    );
    for (const folder of ['root', 'tmp', 'var/tmp', 'proc', 'sys', 'dev']) {
      await mkdir(join(root, folder), { recursive: true });
    }
    return imageOf(
      await buffer(create({ cwd: root, portable: true }, ['.'])),
      authorities,
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const json = (value: object) => Buffer.from(JSON.stringify(value));

function imageOf(layer: Buffer, authorities?: string): ImageBlobs {
  const config = json({
    architecture: 'amd64',
    os: 'linux',
    config: {
      Env: [
        'PATH=/usr/local/bin:/usr/bin:/bin',
        ...(authorities ? [`NODE_EXTRA_CA_CERTS=${authorities}`] : []),
      ],
    },
    rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
    history: [{ created: '1970-01-01T00:00:00Z' }],
  });
  const described = (kind: string, content: Buffer) => ({
    mediaType: `application/vnd.oci.image.${kind}`,
    digest: digestOf(content),
    size: content.length,
  });
  const type = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = json({
    schemaVersion: 2,
    mediaType: type,
    config: described('config.v1+json', config),
    layers: [described('layer.v1.tar', layer)],
  });
  return { type, manifest, config, layer };
}
