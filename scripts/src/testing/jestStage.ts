import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Postgres } from '../process/Postgres';
import { runCommand } from '../process/runCommand';
import { Outcome, Stage } from './Outcome';

interface JestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

function outcomeOf(report: JestReport): Outcome {
  const named = (status: string) =>
    report.testResults.flatMap(file =>
      file.assertionResults
        .filter(test => test.status === status)
        .map(test => test.fullName),
    );
  const brokenFiles = report.testResults
    .filter(
      file =>
        file.status === 'failed' &&
        !file.assertionResults.some(test => test.status === 'failed'),
    )
    .map(file => `${file.name}: ${file.message.split('\n')[0]}`);
  return {
    passed: report.numPassedTests,
    failed: [...named('failed'), ...brokenFiles],
    skipped: [...named('pending'), ...named('todo')],
  };
}

export interface JestOptions {
  /** Only the test files whose path matches. */
  pattern?: string;
  env?: Record<string, string>;
}

/** Unit, property and integration tests of all packages; integration on PostgreSQL where it is installed. */
export function jestStage({ pattern, env }: JestOptions = {}): Stage {
  return {
    name: 'unit, property and integration tests',
    async run() {
      const reportFile = join(tmpdir(), `cloudforge-jest-${process.pid}.json`);
      const postgres = await Postgres.start();
      try {
        const code = await runCommand(
          'yarn',
          [
            'backstage-cli',
            'repo',
            'test',
            '--watch=false',
            '--maxWorkers=2',
            '--json',
            `--outputFile=${reportFile}`,
            ...(pattern ? [pattern] : []),
          ],
          {
            env: {
              ...process.env,
              ...env,
              BACKSTAGE_TEST_DISABLE_DOCKER: '1',
              ...(postgres && {
                BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
                  postgres.connectionString,
              }),
            },
          },
        );
        const outcome = outcomeOf(
          JSON.parse(await readFile(reportFile, 'utf8')),
        );
        if (code !== 0 && outcome.failed.length === 0) {
          outcome.failed.push(`jest ended with code ${code}`);
        }
        if (!postgres) {
          outcome.skipped.push(
            'integration on PostgreSQL: no PostgreSQL server is installed (Debian: postgresql-15)',
          );
        }
        return outcome;
      } finally {
        await postgres?.stop();
        await rm(reportFile, { force: true });
      }
    },
  };
}
