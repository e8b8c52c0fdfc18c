import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { anyRendered, type Rendered } from '../../__testUtils__/rendered';
import { platform, shop } from '../../__testUtils__/example';
import { nastyTexts } from '../../testing';
import type { Files } from '../Files';
import { renderService } from '../renderService';
import { literalEnvValue } from './literalEnvValue';

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

function expectOverlays({ spec, platform: of, rendered }: Rendered): void {
  for (const { name, replicas, cpu, memory } of spec.environments) {
    const objects = built(rendered.gitops, `overlays/${name}`);
    const kinds = objects.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(
      [
        'Deployment',
        'Service',
        'ServiceAccount',
        ...(spec.exposure === 'public' ? ['Ingress'] : []),
        ...(replicas.min < replicas.max ? ['HorizontalPodAutoscaler'] : []),
      ].sort(),
    );
    for (const { metadata } of objects) {
      expect(metadata).toMatchObject({
        name: spec.name,
        namespace: `${spec.name}-${name}`,
        labels: {
          'app.kubernetes.io/name': spec.name,
          [`${of.labelPrefix}/environment`]: name,
          [`${of.labelPrefix}/cost-center`]: spec.costCenter,
        },
      });
    }
    const deployment = objects.find(({ kind }) => kind === 'Deployment').spec;
    expect(deployment.replicas).toBe(
      replicas.min === replicas.max ? replicas.min : undefined,
    );
    expect(deployment.selector.matchLabels).toEqual({
      'app.kubernetes.io/name': spec.name,
    });
    const { metadata, spec: pod } = deployment.template;
    expect(metadata.labels[`${of.labelPrefix}/environment`]).toBe(name);
    expect(pod.containers).toHaveLength(1);
    const [container] = pod.containers;
    expect(container.image).toBe(`${of.registry}/${spec.name}:unbuilt`);
    expect(container.resources.requests).toEqual({ cpu, memory });
    for (const [key, value] of Object.entries(spec.env)) {
      expect(container.env).toContainEqual({
        name: key,
        value: literalEnvValue(value),
      });
    }
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
      const sampled = fc.sample(anyRendered(), 10);
      sampled.forEach(expectOverlays);
      expect(sampled).toHaveLength(10);
    }, 60_000);

    it('brings back every text that ever broke something', () => {
      const env = Object.fromEntries(
        nastyTexts.map((text, index) => [`TEXT_${index}`, text]),
      );
      const spec = { ...shop, env };
      expect(() =>
        expectOverlays({
          spec,
          platform,
          rendered: renderService(spec, platform),
        }),
      ).not.toThrow();
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
