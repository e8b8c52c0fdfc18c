import { Sandbox } from '@cloudforge/sandbox';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Clones a project with git itself and gives the commit; the token never stands on a command line. */
export async function clone(
  sandbox: Sandbox,
  project: string,
  into: string,
): Promise<string> {
  const credentials = Buffer.from(
    `oauth2:${sandbox.env.GITLAB_TOKEN}`,
  ).toString('base64');
  await exec(
    'git',
    ['clone', '--quiet', `${sandbox.gitlab.url}/${project}.git`, into],
    {
      env: {
        ...process.env,
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
      },
    },
  );
  const { stdout } = await exec('git', ['rev-parse', 'HEAD'], { cwd: into });
  return stdout.trim();
}

/** Paths of all files of a clone, without git's own. */
export async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .filter(path => !path.startsWith('.git/'))
    .sort();
}
