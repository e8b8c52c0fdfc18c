import { resolve } from 'node:path';

/** The root of this repository. */
export const projectRoot = resolve(__dirname, '../../..');

/** Everything that a portal and its sandbox keep on this machine. */
export const dataDir = resolve(projectRoot, '.data');
