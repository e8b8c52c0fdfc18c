import { runCommand } from '../process/runCommand';

/** Every warning counts. */
export function lint(): Promise<number> {
  return runCommand('yarn', [
    'backstage-cli',
    'repo',
    'lint',
    '--max-warnings',
    '0',
  ]);
}

export function typecheck(): Promise<number> {
  return runCommand('yarn', ['tsc', '--pretty']);
}

/**
 * Writes the `report.api.md` of every plugin, or, with `--ci`, fails when one is
 * out of date. Types are compiled afresh: what an incremental build leaves
 * behind changes the order of unions.
 */
export function apiReports(...options: '--ci'[]): Promise<number> {
  return runCommand('yarn', [
    'backstage-repo-tools',
    'api-reports',
    '--tsc',
    ...options,
    // The packages of a workspace see each other's sources; and `name` or `state` explain themselves.
    '--omit-messages',
    'ae-wrong-input-file-type,ae-undocumented',
    'plugins/*',
  ]);
}
