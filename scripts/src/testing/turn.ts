import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from '../process/project';

/** Another number for each commit, so that commit by commit every part has its turn. */
export async function turn(): Promise<number> {
  const count = ['rev-list', '--count', 'HEAD'];
  return promisify(execFile)('git', count, { cwd: projectRoot }).then(
    ({ stdout }) => Number(stdout),
    () => 0,
  );
}
