import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from './Cluster';
import type { KubeObject } from './KubeObject';
import { keyOfObject } from './KubeObject';
import { ObjectTable } from './ObjectTable';

const configMap = (name: string, metadata = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop', ...metadata },
});
const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop' },
};

describe('Cluster', () => {
  let directory: string;
  let table: ObjectTable;
  let cluster: Cluster;

  const open = () => {
    table = ObjectTable.open(join(directory, 'objects.sqlite'));
    cluster = Cluster.open(table);
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'cloudforge-cluster-'));
    open();
  });
  afterEach(() => {
    table.close();
    rmSync(directory, { recursive: true });
  });

  it('keeps an identity over changes, and counts versions up', () => {
    const first = cluster.put(configMap('a'));
    const second = cluster.put({ ...configMap('a'), data: { x: 'y' } });
    expect(second.metadata.uid).toBe(first.metadata.uid);
    expect(Number(second.metadata.resourceVersion)).toBeGreaterThan(
      Number(first.metadata.resourceVersion),
    );
  });

  it('holds a deletion back while a finalizer is there', () => {
    const key = keyOfObject(configMap('a'));
    cluster.put(configMap('a', { finalizers: ['x'] }));
    cluster.delete(key);
    const held = cluster.get(key)!;
    expect(held.metadata.deletionTimestamp).toBeDefined();
    cluster.delete(key);
    expect(cluster.get(key)).toBe(held);
    cluster.put({ ...held, metadata: { ...held.metadata, finalizers: [] } });
    expect(cluster.get(key)).toBeUndefined();
  });

  it('takes the contents of a namespace along', () => {
    cluster.put(namespace);
    cluster.put(configMap('a'));
    cluster.delete(keyOfObject(namespace));
    expect(cluster.get(keyOfObject(configMap('a')))).toBeUndefined();
    expect(cluster.hasNamespace('shop')).toBe(false);
  });

  it('is the same after a restart', () => {
    cluster.put(namespace);
    cluster.put(configMap('a'));
    const before = JSON.stringify(cluster.all().map(keyOfObject).sort());
    const version = cluster.resourceVersion;
    table.close();
    open();
    expect(JSON.stringify(cluster.all().map(keyOfObject).sort())).toBe(before);
    expect(cluster.resourceVersion).toBe(version);
  });
});
