import { randomUUID } from 'node:crypto';
import type { Application, AppProject } from './Application';
import { CONTROL_PLANE_NAMESPACE } from './Application';
import { LabelIndex } from './LabelIndex';
import type { KubeObject } from './KubeObject';
import { keyOf, keyOfObject, refOf } from './KubeObject';
import type { ObjectTable } from './ObjectTable';
import { managerOf } from './tracking';

export interface ClusterChange {
  key: string;
  before?: KubeObject;
  after?: KubeObject;
}

const BUILT_IN_NAMESPACES = [
  CONTROL_PLANE_NAMESPACE,
  'default',
  'kube-public',
  'kube-system',
];

const argoKey = (kind: string, name: string) =>
  keyOf({
    group: 'argoproj.io',
    kind,
    namespace: CONTROL_PLANE_NAMESPACE,
    name,
  });

/**
 * The objects of the one cluster, as its API server would keep them: a
 * resource version per change, finalizers that hold a deletion back, a
 * namespace that takes its contents along. Nothing runs in it.
 */
export class Cluster {
  static open(table: ObjectTable): Cluster {
    const cluster = new Cluster(table);
    for (const object of table.all()) {
      const key = keyOfObject(object);
      cluster.#version = Math.max(
        cluster.#version,
        Number(object.metadata.resourceVersion ?? 0),
      );
      cluster.#objects.set(key, object);
      cluster.#file(key, object);
    }
    for (const name of BUILT_IN_NAMESPACES) {
      if (!cluster.hasNamespace(name)) {
        cluster.put({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name },
        });
      }
    }
    return cluster;
  }

  readonly #table: ObjectTable;
  readonly #objects = new Map<string, KubeObject>();
  readonly #byKind = new LabelIndex();
  readonly #byManager = new LabelIndex();
  readonly #byNamespace = new LabelIndex();
  readonly #byProject = new LabelIndex();
  readonly #listeners: ((change: ClusterChange) => void)[] = [];
  #version = 0;

  private constructor(table: ObjectTable) {
    this.#table = table;
  }

  onChange(listener: (change: ClusterChange) => void): void {
    this.#listeners.push(listener);
  }

  get resourceVersion(): string {
    return String(this.#version);
  }

  get(key: string): KubeObject | undefined {
    return this.#objects.get(key);
  }

  application(name: string): Application | undefined {
    return this.get(argoKey('Application', name)) as Application | undefined;
  }

  project(name: string): AppProject | undefined {
    return this.get(argoKey('AppProject', name)) as AppProject | undefined;
  }

  applications(): Application[] {
    return this.#list(this.#byKind.keys('Application')) as Application[];
  }

  projects(): AppProject[] {
    return this.#list(this.#byKind.keys('AppProject')) as AppProject[];
  }

  applicationsOfProject(project: string): Application[] {
    return this.#list(this.#byProject.keys(project)) as Application[];
  }

  managedBy(application: string): KubeObject[] {
    return this.#list(this.#byManager.keys(application));
  }

  all(): KubeObject[] {
    return [...this.#objects.values()];
  }

  hasNamespace(name: string): boolean {
    return this.#objects.has(
      keyOf({ group: '', kind: 'Namespace', namespace: '', name }),
    );
  }

  /** Creates or replaces; what the API server owns is kept. */
  put<T extends KubeObject>(object: T): T {
    const key = keyOfObject(object);
    const before = this.#objects.get(key);
    this.#version += 1;
    const after: T = {
      ...object,
      metadata: {
        ...object.metadata,
        uid: before?.metadata.uid ?? randomUUID(),
        creationTimestamp: before?.metadata.creationTimestamp ?? now(),
        deletionTimestamp: before?.metadata.deletionTimestamp,
        resourceVersion: String(this.#version),
      },
    };
    if (before?.metadata.deletionTimestamp && isUnheld(after)) {
      this.#remove(key, before);
    } else {
      this.#store(key, before, after);
    }
    return after;
  }

  /** Deletes at once, or marks for deletion while a finalizer holds it. */
  delete(key: string): void {
    const before = this.#objects.get(key);
    if (!before || before.metadata.deletionTimestamp) {
      return;
    }
    if (isUnheld(before)) {
      this.#remove(key, before);
      return;
    }
    this.#version += 1;
    this.#store(key, before, {
      ...before,
      metadata: {
        ...before.metadata,
        deletionTimestamp: now(),
        resourceVersion: String(this.#version),
      },
    });
  }

  #remove(key: string, object: KubeObject): void {
    this.#unfile(key, object);
    this.#objects.delete(key);
    this.#table.delete(key);
    this.#version += 1;
    if (object.apiVersion === 'v1' && object.kind === 'Namespace') {
      this.#byNamespace
        .keys(object.metadata.name)
        .forEach(inside => this.delete(inside));
    }
    this.#emit({ key, before: object });
  }

  #store(key: string, before: KubeObject | undefined, after: KubeObject) {
    if (before) {
      this.#unfile(key, before);
    }
    this.#objects.set(key, after);
    this.#file(key, after);
    this.#table.put(key, after);
    this.#emit({ key, before, after });
  }

  #emit(change: ClusterChange): void {
    this.#listeners.forEach(listener => listener(change));
  }

  #file(key: string, object: KubeObject): void {
    this.#labels(object).forEach(([index, label]) => index.add(label, key));
  }

  #unfile(key: string, object: KubeObject): void {
    this.#labels(object).forEach(([index, label]) => index.remove(label, key));
  }

  #labels(object: KubeObject): [LabelIndex, string][] {
    const ref = refOf(object);
    const manager = managerOf(object);
    const isArgo = ref.group === 'argoproj.io';
    const labels: [LabelIndex, string][] = [];
    if (isArgo) {
      labels.push([this.#byKind, ref.kind]);
    }
    if (isArgo && ref.kind === 'Application') {
      labels.push([this.#byProject, (object as Application).spec.project]);
    }
    if (manager) {
      labels.push([this.#byManager, manager]);
    }
    if (ref.namespace) {
      labels.push([this.#byNamespace, ref.namespace]);
    }
    return labels;
  }

  #list(keys: string[]): KubeObject[] {
    return keys.flatMap(key => this.#objects.get(key) ?? []);
  }
}

function isUnheld(object: KubeObject): boolean {
  return (object.metadata.finalizers ?? []).length === 0;
}

/** Kubernetes keeps whole seconds. */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
