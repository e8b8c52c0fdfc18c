import { join } from 'node:path';
import { projectRoot } from '../process/project';

/** The orchestrator is called `rental-platform` where it runs: `platform` is reserved for the platform itself. */
export const demoServices = ['rental', 'vehicles', 'platform'] as const;

export type DemoName = (typeof demoServices)[number];

export const demoDir = join(projectRoot, 'templates/demo');

/** Where a demo service lies as it was made from the template. */
export const folderOf = (name: DemoName) => join(demoDir, name);
