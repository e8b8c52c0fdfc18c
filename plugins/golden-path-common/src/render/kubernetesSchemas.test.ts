import { spawnSync } from 'child_process';
import fc from 'fast-check';
import { anyRendered } from '../__testUtils__/rendered';
import { clusterObjects } from './clusterObjects';

/** Where kubernetes-models and its family keep the model of an API version. */
const MODULES: Record<string, string> = {
  v1: 'kubernetes-models/v1',
  'apps/v1': 'kubernetes-models/apps/v1',
  'admissionregistration.k8s.io/v1':
    'kubernetes-models/admissionregistration.k8s.io/v1',
  'autoscaling/v2': 'kubernetes-models/autoscaling/v2',
  'networking.k8s.io/v1': 'kubernetes-models/networking.k8s.io/v1',
  'policy/v1': 'kubernetes-models/policy/v1',
  'rbac.authorization.k8s.io/v1':
    'kubernetes-models/rbac.authorization.k8s.io/v1',
  'external-secrets.io/v1':
    '@kubernetes-models/external-secrets/external-secrets.io/v1',
  'monitoring.coreos.com/v1':
    '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
  'argoproj.io/v1alpha1': '@kubernetes-models/argo-cd/argoproj.io/v1alpha1',
};

/** The models are ES modules, which Jest does not load: a Node process does. */
const VALIDATOR = `
  import { readFileSync } from 'node:fs';
  const { modules, objects } = JSON.parse(readFileSync(0, 'utf8'));
  const wrong = [];
  for (const object of objects) {
    const { [object.kind]: Model } = await import(
      modules[object.apiVersion] + '/' + object.kind
    );
    try {
      new Model(object).validate();
    } catch (error) {
      wrong.push(object.kind + ': ' + error.message);
    }
  }
  console.log(JSON.stringify(wrong));
`;

function wrongOf(objects: object[]): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', VALIDATOR],
    {
      cwd: __dirname,
      input: JSON.stringify({ modules: MODULES, objects }),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('objects for Kubernetes and Argo CD', () => {
  it('are valid for the schemas of their kinds', () => {
    const objects = fc
      .sample(anyRendered(), 50)
      .flatMap(({ spec, platform }) => clusterObjects(spec, platform))
      .flatMap(({ workload, boundary }) => [...workload, ...boundary]);
    expect(new Set(objects.map(({ kind }) => kind)).size).toBe(20);
    expect(wrongOf(objects)).toEqual([]);
  }, 60_000);

  it('would be found wrong otherwise', () => {
    const wrong = { apiVersion: 'v1', kind: 'Service', spec: { ports: 'no' } };
    expect(wrongOf([wrong])).toHaveLength(1);
  }, 60_000);
});
