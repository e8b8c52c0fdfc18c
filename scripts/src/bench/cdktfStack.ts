import { parse } from '@cdktn/hcl2json';
import { App, TerraformStack } from 'cdktf';
import type { TerraformResource } from 'cdktf';

type Config = Record<string, unknown>;

interface ResourceClass {
  new (stack: TerraformStack, name: string, config: Config): TerraformResource;
  tfResourceType: string;
}

interface Planned {
  Resource: ResourceClass;
  name: string;
  config: Config;
}

/** Terraform as JSON: type → name → blocks of that name, which is one. */
type Resources = Record<string, Record<string, [Config]>>;

const camel = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The class that stands for a type of Terraform. */
function classOf(type: string): ResourceClass {
  const folder = type.replace(/^aws_/, '').replaceAll('_', '-');
  // One module each: the index of the package takes seconds to load.
  const classes: Record<
    string,
    ResourceClass
  > = require(`@cdktf/provider-aws/lib/${folder}`);
  const found = Object.values(classes).find(
    candidate => candidate.tfResourceType === type,
  );
  if (!found) {
    throw new Error(`@cdktf/provider-aws has no class of ${type}`);
  }
  return found;
}

const isObject = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where cdktf keeps the blocks of one name: `_rule`. */
const placeOf = (holder: object, key: string): unknown =>
  (holder as Config)[`_${key}`];

const isBlockList = (place: object): place is { get(index: number): object } =>
  'get' in place && place.constructor.name.endsWith('List');

/** Blocks are lists to Terraform; to cdktf they are objects, unless there may be several. */
function shaped(block: Config, holder: object): Config {
  return Object.fromEntries(
    Object.entries(block).map(([name, value]) => {
      const key = camel(name);
      const place = placeOf(holder, key);
      if (!isObject(place) || !Array.isArray(value)) {
        return [key, value];
      }
      const blocks = value as Config[];
      return [
        key,
        isBlockList(place)
          ? blocks.map(inner => shaped(inner, place.get(0)))
          : shaped(blocks[0], place),
      ];
    }),
  );
}

/** Terraform's own settings of a resource, which cdktf has other words for. */
const META = ['count', 'lifecycle', 'depends_on'];

/** The resources of a file of HCL as what cdktf's classes are made of. */
export async function resourcesIn(hcl: string): Promise<Planned[]> {
  const { resource } = (await parse('main.tf', hcl)) as {
    resource: Resources;
  };
  return Object.entries(resource).flatMap(([type, byName]) => {
    const Resource = classOf(type);
    const probe = new Resource(
      new TerraformStack(new App(), 'probe'),
      type,
      {},
    );
    return Object.entries(byName).map(([name, [block]]) => ({
      Resource,
      name: `${type}.${name}`,
      config: shaped(
        Object.fromEntries(
          Object.entries(block).filter(([key]) => !META.includes(key)),
        ),
        probe,
      ),
    }));
  });
}

/** What cdktf does for a run: its objects are made, and turned into Terraform's JSON. */
export function synthesized(planned: readonly Planned[]): string {
  const stack = new TerraformStack(new App(), 'bench');
  planned.forEach(
    ({ Resource, name, config }) => new Resource(stack, name, config),
  );
  return JSON.stringify(stack.toTerraform());
}
