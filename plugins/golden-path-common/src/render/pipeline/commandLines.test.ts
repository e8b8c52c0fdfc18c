import { spawnSync } from 'child_process';
import { parse } from 'yaml';
import { platform, shop } from '../../__testUtils__/example';
import { always } from '../../__testUtils__/rendered';
import type { RenderedService } from '../Files';
import { renderService } from '../renderService';

const hasShellCheck = spawnSync('shellcheck', ['--version']).status === 0;

/** The command lines of each job, as one script. */
function scriptsOf({ app }: RenderedService): [string, string][] {
  const jobs: [string, { script?: string[] }][] = Object.entries(
    parse(app['.gitlab-ci.yml']),
  );
  return jobs.flatMap(([name, { script }]) =>
    script ? [[name, script.join('\n')]] : [],
  );
}

/** What ShellCheck has to say of a script that GitLab's runner ends at the first failure. */
function findings(script: string): string {
  const { stdout, error } = spawnSync(
    'shellcheck',
    ['--shell=sh', '--enable=check-extra-masked-returns', '--format=gcc', '-'],
    { input: `set -e\n${script}\n`, encoding: 'utf8' },
  );
  return error ? String(error) : stdout;
}

describe('command lines', () => {
  it('are checked where everything must be', () => {
    expect(hasShellCheck || process.env.CI !== 'true').toBe(true);
  });

  it('reach a runner as they are: GitLab expands nothing in them', () => {
    always(({ rendered }) => {
      expect(rendered.app['.gitlab-ci.yml']).not.toContain('$[[');
    });
  });
});

(hasShellCheck ? describe : describe.skip)(
  hasShellCheck
    ? 'ShellCheck'
    : 'ShellCheck (skipped: shellcheck is not installed)',
  () => {
    it('has nothing to say of the command lines of any service', () => {
      const different = new Map<string, string>();
      always(({ rendered }) => {
        for (const [name, script] of scriptsOf(rendered)) {
          different.set(script, name);
        }
      });
      expect(different.size).toBeGreaterThan(10);
      for (const [script, name] of different) {
        expect({ name, findings: findings(script) }).toEqual({
          name,
          findings: '',
        });
      }
    }, 120_000);

    it('would say so', () => {
      const [[, script]] = scriptsOf(renderService(shop, platform));
      expect(findings(`${script}\nrm -rf $HOME/cache`)).toContain('SC2086');
    });
  },
);
