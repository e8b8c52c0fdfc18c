import {
  KubernetesObject,
  modelSpecifier,
} from '@cloudforge/plugin-golden-path-common';

interface Model {
  prototype: { validate(this: KubernetesObject): void };
}

const models = new Map<string, Promise<Model>>();

/** The model of an object's kind, imported once. */
export function modelOf(object: KubernetesObject): Promise<Model> {
  const key = modelSpecifier(object);
  const known =
    models.get(key) ?? import(key).then(module => module[object.kind] as Model);
  models.set(key, known);
  return known;
}
