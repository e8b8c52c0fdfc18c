import type { KubernetesObject } from '@cloudforge/plugin-golden-path-common';
import { importModule } from './importModule';

/** Where kubernetes-models and its family keep the model of an API group; one file a kind. */
const FAMILIES: Record<string, string> = {
  'argoproj.io': '@kubernetes-models/argo-cd',
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

interface Model {
  new (data: KubernetesObject): { validate(): void };
}

const models = new Map<string, Promise<Model>>();

async function load(apiVersion: string, kind: string): Promise<Model> {
  const [group] = apiVersion.split('/');
  const family = FAMILIES[group] ?? 'kubernetes-models';
  const module = (await importModule(`${family}/${apiVersion}/${kind}`)) as {
    [name: string]: Model;
  };
  return module[kind];
}

function modelOf({ apiVersion, kind }: KubernetesObject): Promise<Model> {
  const key = `${apiVersion}/${kind}`;
  const known = models.get(key) ?? load(apiVersion, kind);
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
  const Model = await modelOf(object);
  try {
    new Model(object).validate();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
