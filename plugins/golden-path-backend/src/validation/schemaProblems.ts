import {
  type KubernetesObject,
  modelSpecifier,
} from '@cloudforge/plugin-golden-path-common';
import { importModule } from './importModule';

interface Model {
  prototype: { validate(this: KubernetesObject): void };
}

const models = new Map<string, Promise<Model>>();

async function load(object: KubernetesObject): Promise<Model> {
  const module = (await importModule(modelSpecifier(object))) as {
    [kind: string]: Model;
  };
  return module[object.kind];
}

function modelOf(object: KubernetesObject): Promise<Model> {
  const key = modelSpecifier(object);
  const known = models.get(key) ?? load(object);
  models.set(key, known);
  return known;
}

/**
 * What the schema of its kind has against an object; unknown fields it has
 * not, but the types of the generators have.
 *
 * @throws when there is no model of its kind
 */
export async function schemaProblems(
  object: KubernetesObject,
): Promise<string[]> {
  const { prototype } = await modelOf(object);
  try {
    // Of the object as it is: a model would copy all of it first.
    prototype.validate.call(object);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
