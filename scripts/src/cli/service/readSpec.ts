import {
  parseServiceSpec,
  type Parsed,
  type ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { parseDocument } from 'yaml';
import { nameOf, readFileOrInput } from '../readFileOrInput';
import type { Terminal } from '../Terminal';

/** The specification of a service in YAML, of which JSON is a part. */
export async function checkService(
  terminal: Terminal,
  path: string,
): Promise<Parsed<ServiceSpec>> {
  const document = parseDocument(await readFileOrInput(terminal, path));
  if (document.errors.length > 0) {
    throw new Error(
      `${nameOf(path)} is neither YAML nor JSON: ${document.errors[0].message}`,
    );
  }
  return parseServiceSpec(document.toJS());
}
