import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceSpec } from '../../bench/serviceSpec';
import { renderSkeleton } from '../../cli/service/renderSkeleton';
import { must } from '../expect';
import { Row, RowResult, runRows } from '../Row';
import { ImageBuild } from './ImageBuild';
import { verifyContract } from './verifyContract';

const MEGABYTE = 1_000_000;

const LIMIT = 200 * MEGABYTE;

/**
 * What the base image holds besides Node's own program: the C and C++
 * libraries, OpenSSL, certificates, time zones. 141 MB in all were measured of
 * gcr.io/distroless/nodejs22-debian12
 * (labs.iximiuz.com/tutorials/how-to-choose-nodejs-container-image).
 */
const REST_OF_BASE = 30 * MEGABYTE;

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const sizes = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(
        async entry => (await stat(join(entry.parentPath, entry.name))).size,
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const imageRow: Row<ImageBuild> = {
  section: 'image',
  name: 'is smaller than 200 MB',
  async run(image) {
    const copied = await sizeOf(image.workdir);
    const { size: node } = await stat(process.execPath);
    const whole = copied + node + REST_OF_BASE;
    must(whole < LIMIT, `it has ${Math.round(whole / MEGABYTE)} MB`);
    return [
      `${Math.round(copied / MEGABYTE)} MB copied`,
      `${Math.round(node / MEGABYTE)} MB Node`,
      `${REST_OF_BASE / MEGABYTE} MB reckoned for the rest of the base`,
    ].join(' + ');
  },
};

/**
 * Makes a service from templates/node-service, builds what its Dockerfile says
 * and asks that for the contract. Needs a package registry.
 */
export async function verifyNodeService(): Promise<RowResult[]> {
  const repository = await mkdtemp(join(tmpdir(), 'cloudforge-contract-'));
  try {
    await renderSkeleton(serviceSpec('shop'), repository);
    const image = await ImageBuild.run(repository);
    try {
      return [
        ...(await runRows([imageRow], image)),
        ...(await verifyContract({
          command: [process.execPath, ...image.cmd],
          cwd: image.workdir,
          repository,
        })),
      ];
    } finally {
      await image.remove();
    }
  } finally {
    await rm(repository, { recursive: true, force: true });
  }
}
