import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  anyRendered,
  render,
  type Rendered,
} from '../../__testUtils__/rendered';
import { platform, shop } from '../../__testUtils__/example';
import { nastyTexts } from '../../testing';
import type { Files } from '../Files';
import { renderService } from '../renderService';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

/** What the cluster is given for an overlay, as kustomize (YAML 1.1, in Go) understands it. */
function built(files: Files, overlay: string): any[] {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { status, stdout, stderr } = spawnSync(
      'kubectl',
      ['kustomize', join(folder, overlay)],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    // kubectl quotes the whole object before it says what is wrong with it.
    expect({ status, error: stderr.slice(-200) }).toEqual({
      status: 0,
      error: '',
    });
    return parseAllDocuments(stdout).map(document => document.toJS());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const HASHED = /^(.*-env)-[a-z0-9]{10}$/;

/** Objects by kind and name; what kustomize does to the name of a ConfigMap taken back. */
function byName(objects: any[]): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(objects), (key, value) =>
    key === 'name' && typeof value === 'string'
      ? value.replace(HASHED, '$1')
      : value,
  );
  return Object.fromEntries(
    plain.map(({ metadata: { annotations, ...metadata }, ...rest }: any) => {
      const { 'internal.config.kubernetes.io/needsHashSuffix': _, ...others } =
        annotations ?? {};
      return [
        `${rest.kind}/${metadata.name}`,
        { ...rest, metadata, annotations: others },
      ];
    }),
  );
}

/** What checks take for the objects of a cluster is what the cluster gets. */
function expectOverlays({ spec, rendered, environments }: Rendered): void {
  for (const { environment, workload } of environments) {
    const objects = built(rendered.gitops, `overlays/${environment}`);
    expect(byName(objects)).toEqual(byName(workload));
    const configMap = objects.find(
      ({ data }) => data && !data['dashboard.json'],
    );
    const name = configMap?.metadata.name ?? `${spec.name}-env`;
    const deployment = objects.find(({ kind }) => kind === 'Deployment');
    expect(deployment.spec.template.spec.containers[0].envFrom).toEqual([
      { configMapRef: { name } },
    ]);
  }
}

describe('kubectl kustomize', () => {
  it('is here when it must be', () => {
    expect(hasKubectl || process.env.CI !== 'true').toBe(true);
  });
});

(hasKubectl ? describe : describe.skip)(
  hasKubectl ? 'kustomize' : 'kustomize (skipped: kubectl is not installed)',
  () => {
    it('builds the overlays of sampled services', () => {
      const sampled = fc.sample(anyRendered(), 30);
      sampled.forEach(expectOverlays);
      expect(sampled).toHaveLength(30);
    }, 300_000);

    it('brings back every text that ever broke something', () => {
      const env = Object.fromEntries(
        nastyTexts.map((text, index) => [`TEXT_${index}`, text]),
      );
      const spec = { ...shop, env };
      expect(() => expectOverlays(render(spec, platform))).not.toThrow();
    }, 60_000);

    it('rolls out a changed variable', () => {
      const configOf = (env: Record<string, string>) =>
        built(
          renderService({ ...shop, env }, platform).gitops,
          'overlays/dev',
        ).find(({ kind }) => kind === 'Deployment').spec.template.spec
          .containers[0].envFrom[0].configMapRef.name;
      expect(configOf({ A: '1' })).not.toBe(configOf({ A: '2' }));
      expect(configOf({ A: '1' })).toBe(configOf({ A: '1' }));
    }, 60_000);

    it('takes the digest that the pipeline puts in', () => {
      const { gitops } = renderService(shop, platform);
      const overlay = 'overlays/dev/kustomization.yaml';
      const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
      const files = {
        ...gitops,
        [overlay]: gitops[overlay].replace(
          'newTag: unbuilt',
          `digest: ${digest}`,
        ),
      };
      const deployment = built(files, 'overlays/dev').find(
        ({ kind }) => kind === 'Deployment',
      );
      expect(deployment.spec.template.spec.containers[0].image).toBe(
        `${platform.registry}/shop@${digest}`,
      );
    }, 60_000);
  },
);
