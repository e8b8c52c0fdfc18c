import {
  parseServiceSpec,
  type Parsed,
  type ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { readYaml } from '../readFileOrInput';
import type { Terminal } from '../Terminal';

/** The specification of a service as its file holds it. */
export const checkService = async (
  terminal: Terminal,
  path: string,
): Promise<Parsed<ServiceSpec>> =>
  parseServiceSpec(await readYaml(terminal, path));
