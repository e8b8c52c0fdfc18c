import type { DesignFile } from '@cloudforge/plugin-cloud-resources-common';
import { join } from 'node:path';
import { projectRoot } from '../../process/project';

type Node = readonly [id: string, type: string, config?: object];

interface Example {
  plain: Node;
  nodes: readonly Node[];
}

interface Examples {
  examples: readonly Example[];
  everything: DesignFile;
}

/** How the tests of the package try each type; it publishes them to nobody. */
const FOLDER = join(
  projectRoot,
  'plugins/cloud-resources-common/src/__testUtils__',
);

const own: Examples = require(join(FOLDER, 'everything'));

/** With next to nothing set, and between them every key. */
export const examples = own.examples;

/** The examples of all types in one design, with every edge that they declare. */
export const everything = own.everything;
