import { parse } from '@cdktn/hcl2json';
import { validateDesign } from '../design';
import { findingsOf } from '../findings';
import { renderTerraform, type TerraformOptions } from '../terraform';
import { attributed, designOf, file } from './designs';

type Parts = Parameters<typeof file>;

/** By type and name. */
type Blocks = Record<string, Record<string, Record<string, unknown>[]>>;

/** What a design becomes, read back by Terraform's parser. */
export const rendered = (
  of: ReturnType<typeof file>,
  options?: TerraformOptions,
) =>
  parse('main.tf', renderTerraform(designOf(of), options)) as Promise<{
    resource: Blocks;
    data: Blocks;
  }>;

/** A VPC that is there already. */
export const somebodyElses: TerraformOptions['network'] = {
  vpcId: 'vpc-1',
  publicSubnetIds: ['subnet-1', 'subnet-2'],
  privateSubnetIds: ['subnet-3', 'subnet-4'],
};

/** The resources of a design by type and name. */
export async function resourcesOf(...parts: Parts) {
  const { resource } = await rendered(file(...parts));
  return Object.assign(
    (type: string, name: string) => resource[type]?.[name]?.[0],
    { names: (type: string) => Object.keys(resource[type] ?? {}) },
  );
}

/** What is wrong with a design, as `path message`. */
export function problemsIn(...parts: Parts): string[] {
  const checked = validateDesign(file(...parts));
  return checked.ok
    ? []
    : checked.problems.map(({ path, message }) =>
        `${path} ${message}`.replace(/^nodes\.(\d+)\.data\.config\b/, '$1'),
      );
}

/** The findings of a design that somebody answers for, as `severity path`. */
export const findingsIn = (...parts: Parts) =>
  findingsOf(designOf(file(...parts)), attributed).map(
    ({ severity, path }) => `${severity} ${path}`,
  );
