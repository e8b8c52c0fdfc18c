import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Row } from '../Row';
import { must } from '../expect';
import { applicationStatus } from './application';
import { overlayOf } from './overlay';
import { Stand } from './Stand';
import { STAND_INS } from './standIns';

const exec = promisify(execFile);

const section = 'pipeline';

/** Every job that runs on the default branch unasked. */
const JOBS = [
  'base-image-scan',
  'build',
  'dependency-audit',
  'dockerfile-scan',
  'lint',
  'push-image',
  'scan-image',
  'secret-detection',
  'sign-image',
  'static-analysis',
  'test',
  'update-gitops',
];

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** File that a job left behind. */
const artifact = ({ shop }: Stand, job: string, file: string) =>
  join(shop.folder, '.gitlab-ci-local/artifacts', job, file);

/** The end of what the jobs said, for people who look for the reason. */
const endOf = (output: string) => output.split('\n').slice(-60).join('\n');

async function digestOfArchive(stand: Stand): Promise<string> {
  const archive = `oci-archive:${artifact(stand, 'build', 'image.tar')}`;
  const { stdout } = await exec(
    'skopeo',
    ['inspect', '--format', '{{.Digest}}', archive],
    { env: stand.runner.env },
  );
  return stdout.trim();
}

export const pipelineRows: Row<Stand>[] = [
  {
    section,
    name: 'all six stages run on the repository that Create made',
    async run(stand) {
      const started = performance.now();
      const { code, passed, output } = await stand.run();
      must(code === 0, `the pipeline failed:\n${endOf(output)}`);
      must(
        passed.sort().join() === JOBS.join(),
        `jobs that ran: ${passed.join(', ')}`,
      );
      const [, coverage] = /test\s+([\d.]+)% coverage/.exec(output) ?? [];
      must(coverage, 'the job test shows no coverage');
      const seconds = Math.round((performance.now() - started) / 1000);
      return `${passed.length} jobs in ${seconds} s, coverage ${coverage} %`;
    },
  },
  {
    section,
    name: 'what stands in for what this machine cannot get',
    run: async () => STAND_INS.join('; '),
  },
  {
    section,
    name: 'tests, coverage, findings, SBOM and provenance are kept',
    async run(stand) {
      const files = [
        ['test', 'reports/junit.xml'],
        ['test', 'reports/cobertura.xml'],
        ['dependency-audit', 'npm-audit.json'],
        ['static-analysis', 'semgrep.json'],
        ['secret-detection', 'gitleaks.json'],
        ['dockerfile-scan', 'trivy-config.json'],
        ['base-image-scan', 'trivy-base.json'],
        ['scan-image', 'sbom.cdx.json'],
        ['sign-image', 'provenance.json'],
      ];
      const texts = await Promise.all(
        files.map(([job, file]) =>
          readFile(artifact(stand, job, file), 'utf8'),
        ),
      );
      const [junit, cobertura] = texts;
      const provenance = JSON.parse(texts.at(-1) ?? '');
      const tests = junit.match(/<testcase /g)?.length ?? 0;
      must(tests > 0, 'the JUnit report has no test');
      must(/<class /.test(cobertura), 'the coverage report has no file');
      const [source] = provenance.buildDefinition.resolvedDependencies;
      must(
        source.digest.gitCommit === stand.shop.commit,
        `the provenance names ${source.digest.gitCommit}`,
      );
      return `${files.length} files, ${tests} tests`;
    },
  },
  {
    section,
    name: 'the registry holds the image, and Argo CD runs it by its digest',
    async run(stand) {
      const { image, history } = await overlayOf(stand);
      const digest = image.digest ?? '';
      must(DIGEST.test(digest), `the overlay names ${JSON.stringify(image)}`);
      must(
        stand.registry.pushed.some(pushed => pushed.digest === digest),
        `the registry does not hold ${digest}`,
      );
      const [newest] = history;
      must(
        newest.changes.join() === `1\t1\t${stand.shop.overlay}`,
        `the commit changed ${newest.changes.join(', ')}`,
      );
      must(
        newest.subject.endsWith('[skip ci]'),
        `the commit says ${newest.subject}`,
      );
      const { name } = stand.shop;
      const status = await applicationStatus(
        stand.sandbox,
        name,
        `${name}-dev`,
      );
      must(
        status.sync.revision === newest.commit &&
          status.sync.status === 'Synced',
        `Argo CD is ${status.sync.status} at ${status.sync.revision}`,
      );
      must(
        status.summary?.images?.some(running => running.endsWith(digest)),
        `Argo CD runs ${status.summary?.images}`,
      );
      return `${digest.slice(0, 19)}, revision ${newest.commit.slice(
        0,
        8,
      )}, one line changed`;
    },
  },
  {
    section,
    name: 'the same commit gives the same image',
    async run(stand) {
      const first = await digestOfArchive(stand);
      const { code, output } = await stand.run(['build']);
      must(code === 0, `the build failed:\n${endOf(output)}`);
      const second = await digestOfArchive(stand);
      must(first === second, `${first}, then ${second}`);
      return first.slice(0, 19);
    },
  },
  {
    section,
    name: 'the audit halts at one high advisory and lets a moderate one pass',
    async run(stand) {
      const audit = async (severity: 'high' | 'moderate') => {
        stand.advisories.advisories = [{ package: 'fastify', severity }];
        try {
          return await stand.run(['dependency-audit']);
        } finally {
          stand.advisories.advisories = [];
        }
      };
      const high = await audit('high');
      must(
        high.failed.includes('dependency-audit'),
        `the audit passed:\n${endOf(high.output)}`,
      );
      const report = JSON.parse(
        await readFile(
          artifact(stand, 'dependency-audit', 'npm-audit.json'),
          'utf8',
        ),
      );
      const { vulnerabilities } = report.metadata;
      must(vulnerabilities.high >= 1, 'the report lists no high advisory');
      const moderate = await audit('moderate');
      must(moderate.code === 0, `it halted:\n${endOf(moderate.output)}`);
      return `stand-in registry: high halts (report lists ${vulnerabilities.high}), moderate passes`;
    },
  },
];
