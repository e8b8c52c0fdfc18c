import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { platform, shop } from '../../__testUtils__/example';
import { always, anyRendered } from '../../__testUtils__/rendered';
import type { RenderedService } from '../Files';
import { renderService } from '../renderService';
import type { PlatformSpec } from '../../spec';

const STAGES = ['lint', 'test', 'security', 'build', 'push', 'update-gitops'];

const read = new WeakMap<RenderedService, any>();

/** Reading takes the time, and every claim reads the same services. */
function pipelineOf(rendered: RenderedService): any {
  const pipeline = read.get(rendered) ?? parse(rendered.app['.gitlab-ci.yml']);
  read.set(rendered, pipeline);
  return pipeline;
}

function jobsOf(rendered: RenderedService): Record<string, any> {
  const {
    stages,
    workflow,
    variables,
    default: _,
    ...jobs
  } = pipelineOf(rendered);
  return jobs;
}

const inStage = (stage: string, rendered: RenderedService) =>
  Object.values(jobsOf(rendered)).filter(job => job.stage === stage);

describe('the pipeline of any service', () => {
  it('has the six stages in order, with jobs in each of them', () => {
    always(({ rendered }) => {
      expect(pipelineOf(rendered).stages).toEqual(STAGES);
      for (const stage of STAGES) {
        expect(inStage(stage, rendered)).not.toHaveLength(0);
      }
    });
  });

  it('runs what is not about the registry on every branch', () => {
    always(({ rendered }) => {
      const { dast, ...jobs } = jobsOf(rendered);
      const everywhere = Object.values(jobs).filter(({ stage }) =>
        STAGES.slice(0, 4).includes(stage),
      );
      for (const { rules } of everywhere) {
        expect(rules).toBeUndefined();
      }
      for (const stage of STAGES.slice(4)) {
        for (const job of inStage(stage, rendered)) {
          expect(job.rules).toEqual([
            { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
          ]);
        }
      }
    });
  });

  it('scans at once, and halts at the severity of the platform', () => {
    always(({ platform: of, rendered }) => {
      const { dast, ...jobs } = jobsOf(rendered);
      for (const job of Object.values(jobs)) {
        expect(job).not.toHaveProperty('allow_failure');
      }
      for (const job of inStage('security', rendered)) {
        expect(job.needs).toEqual([]);
      }
      expect(jobsOf(rendered)['dependency-audit'].script).toContain(
        `npm audit --package-lock-only --audit-level=${of.blockingSeverity}`,
      );
    });
  });

  it('scans dependencies, source, history, Dockerfile and base image before it builds', () => {
    always(({ rendered }) => {
      const { dast, ...jobs } = jobsOf(rendered);
      const scans = Object.keys(jobs).filter(
        name => jobs[name].stage === 'security',
      );
      expect(scans).toEqual([
        'dependency-audit',
        'static-analysis',
        'secret-detection',
        'dockerfile-scan',
        'base-image-scan',
      ]);
      expect(jobs.build.needs).toEqual(['lint', 'test', ...scans]);
    });
  });

  it('shows test results and coverage', () => {
    always(({ rendered }) => {
      expect(jobsOf(rendered).test.artifacts).toMatchObject({
        when: 'always',
        reports: {
          junit: 'reports/junit.xml',
          coverage_report: {
            coverage_format: 'cobertura',
            path: 'reports/cobertura.xml',
          },
        },
      });
    });
  });

  it('uploads nothing before the built image was scanned', () => {
    always(({ rendered }) => {
      const jobs = jobsOf(rendered);
      const needs = jobs['push-image'].needs.map(({ job }: any) => job);
      expect(needs).toEqual(['build', 'scan-image']);
      const uploads = Object.entries(jobs)
        .filter(([, { script }]) => script.join('\n').includes('docker://'))
        .map(([name]) => name);
      expect(uploads).toEqual(['push-image']);
    });
  });

  it('holds no key of AWS, only a role that it assumes', () => {
    always(({ spec, platform: of, rendered }) => {
      const push = jobsOf(rendered)['push-image'];
      expect(push.id_tokens).toEqual({
        AWS_ID_TOKEN: { aud: of.gitlab.baseUrl },
      });
      expect(push.variables.AWS_ROLE_ARN).toMatch(
        `iam::${of.aws.accountId}:role/cloudforge-ci-${spec.name}`,
      );
      expect(rendered.app['.gitlab-ci.yml']).not.toMatch(
        /AWS_(ACCESS_KEY|SECRET)/,
      );
    });
  });

  it('signs an image before it is deployed, where there is a Sigstore', () => {
    always(({ platform: of, rendered }) => {
      const jobs = jobsOf(rendered);
      const awaited = jobs['update-gitops'].needs.map(({ job }: any) => job);
      expect(awaited.includes('sign-image')).toBe(of.signing !== undefined);
      expect('sign-image' in jobs).toBe(of.signing !== undefined);
    });
  });

  it('keeps every job that writes from being stopped half-way', () => {
    always(({ rendered }) => {
      for (const [name, job] of Object.entries(jobsOf(rendered))) {
        const writes = job.id_tokens !== undefined || name === 'update-gitops';
        expect(job.interruptible).toBe(writes ? false : undefined);
      }
    });
  });

  it('attacks the first environment only where it can be reached', () => {
    always(({ spec, rendered }) => {
      expect('dast' in jobsOf(rendered)).toBe(spec.exposure === 'public');
    });
  });

  it('attacks it only when asked to', () => {
    expect(jobsOf(renderService(shop, platform)).dast).toMatchObject({
      rules: [
        {
          if: '$DAST_ENABLED == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
        },
      ],
      variables: { DAST_API: 'https://shop-dev.apps.example.com/openapi.json' },
    });
  });

  it('has the same command lines for every service of a platform', () => {
    always(({ platform: of, rendered }) => {
      const other = jobsOf(renderService(shop, of));
      expect(shop.exposure).toBe('public');
      for (const [name, { script }] of Object.entries(jobsOf(rendered))) {
        expect(script).toEqual(other[name].script);
      }
    });
  });

  it('writes to one GitOps repository, one pipeline at a time, without starting another', () => {
    always(({ spec, platform: of, rendered }) => {
      const update = jobsOf(rendered)['update-gitops'];
      expect(update).toMatchObject({
        resource_group: 'update-gitops',
        environment: { name: spec.environments[0].name },
        interruptible: false,
        variables: {
          GITOPS_REPOSITORY: `${of.gitlab.baseUrl}/${of.gitlab.gitopsGroup}/${spec.name}.git`,
          GITOPS_BRANCH: of.gitlab.defaultBranch,
          KUSTOMIZATION: `overlays/${spec.environments[0].name}/kustomization.yaml`,
          MESSAGE: expect.stringMatching(/\[skip ci\]$/),
        },
      });
      expect(rendered.gitops).toHaveProperty([update.variables.KUSTOMIZATION]);
      expect(update.script.join('\n')).toContain('--push-option=ci.skip');
    });
  });

  it('holds no text that a person typed', () => {
    always(({ spec, platform: of, rendered }) => {
      const other = {
        ...shop,
        name: spec.name,
        exposure: spec.exposure,
        environments: spec.environments,
      };
      expect(renderService(other, of).app['.gitlab-ci.yml']).toBe(
        rendered.app['.gitlab-ci.yml'],
      );
    });
  });

  it('runs in images of the platform only', () => {
    always(({ platform: of, rendered }) => {
      const allowed = Object.values(of.images);
      for (const { image } of Object.values(jobsOf(rendered))) {
        expect(allowed).toContain(image.name ?? image);
      }
    });
  });
});

describe('severities', () => {
  it.each([
    ['critical', 'CRITICAL', '--severity=ERROR'],
    ['high', 'HIGH,CRITICAL', '--severity=ERROR'],
    ['moderate', 'MEDIUM,HIGH,CRITICAL', '--severity=WARNING --severity=ERROR'],
    [
      'low',
      'LOW,MEDIUM,HIGH,CRITICAL',
      '--severity=INFO --severity=WARNING --severity=ERROR',
    ],
  ] as [PlatformSpec['blockingSeverity'], string, string][])(
    'at %s, scanners halt at %s and %s',
    (blockingSeverity, trivy, semgrep) => {
      const jobs = jobsOf(
        renderService(shop, { ...platform, blockingSeverity }),
      );
      for (const scan of ['scan-image', 'base-image-scan', 'dockerfile-scan']) {
        expect(jobs[scan].script.at(-1)).toMatch(
          `--severity ${trivy} --exit-code 1`,
        );
      }
      expect(jobs['static-analysis'].script[0]).toContain(`${semgrep} --json`);
    },
  );
});

describe('signing', () => {
  const signWith = (signing: PlatformSpec['signing']) =>
    jobsOf(renderService(shop, { ...platform, signing }))['sign-image'];

  it('leaves the addresses of the public Sigstore to cosign', () => {
    const { script, variables } = signWith(platform.signing);
    expect(script.join('\n')).not.toContain('--fulcio-url');
    expect(variables).not.toHaveProperty('FULCIO_URL');
  });

  it('goes to a Sigstore of your own where there is one', () => {
    const { script, variables } = signWith({
      fulcioUrl: 'https://fulcio.example.com',
      rekorUrl: 'https://rekor.example.com',
    });
    const calls = script.filter((line: string) => line.startsWith('cosign'));
    expect(calls).toHaveLength(3);
    for (const call of calls) {
      expect(call).toContain(
        '--fulcio-url "$FULCIO_URL" --rekor-url "$REKOR_URL" "$IMAGE@$IMAGE_DIGEST"',
      );
    }
    expect(variables).toMatchObject({
      FULCIO_URL: 'https://fulcio.example.com',
      REKOR_URL: 'https://rekor.example.com',
    });
  });
});

describe("GitLab's schema", () => {
  const program = join(
    dirname(require.resolve('gitlab-ci-local/package.json')),
    'dist/index.js',
  );

  /** Validates the file against the schema before it lists the jobs. */
  function list(pipeline: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
    try {
      execFileSync('git', ['init', '--quiet', folder]);
      writeFileSync(join(folder, '.gitlab-ci.yml'), pipeline);
      return execFileSync(process.execPath, [program, '--list-csv'], {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('accepts the pipeline of sampled services', () => {
    for (const { rendered } of fc.sample(anyRendered(), 3)) {
      expect(list(rendered.app['.gitlab-ci.yml'])).toContain('update-gitops');
    }
  }, 60_000);

  it('refuses what is not in it', () => {
    const { app } = renderService(shop, platform);
    const broken = app['.gitlab-ci.yml'].replace(
      'interruptible: false',
      'interruptible: sometimes',
    );
    expect(() => list(broken)).toThrow(/interruptible/);
  }, 60_000);
});
