import { spawnSync } from 'node:child_process';

/** Whether npm can install packages here. */
export function registryAnswers(): boolean {
  const { NODE_OPTIONS, ...env } = process.env;
  const { status } = spawnSync('npm', ['view', 'fastify', 'version'], {
    env,
    timeout: 20_000,
  });
  return status === 0;
}
