import { execFile } from 'node:child_process';
import { ManifestError, parseManifests } from './parseManifests';
import type { KubeObject } from './KubeObject';

/** Argo CD's own limit for a manifest tool (ARGOCD_EXEC_TIMEOUT). */
const KUSTOMIZE_TIMEOUT_MS = 90_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

function run(
  file: string,
  args: string[],
): Promise<{ error: Error | null; stdout: string; stderr: string }> {
  return new Promise(resolve =>
    execFile(
      file,
      args,
      {
        env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent' },
        timeout: KUSTOMIZE_TIMEOUT_MS,
        maxBuffer: MAX_OUTPUT_BYTES,
      },
      (error, stdout, stderr) => resolve({ error, stdout, stderr }),
    ),
  );
}

/** Where kubectl is, if it can be run at all. */
export async function findKubectl(
  candidate: string = 'kubectl',
): Promise<string | undefined> {
  const { error } = await run(candidate, ['version', '--client']);
  return error ? undefined : candidate;
}

/**
 * Renders a kustomization as Argo CD does, with the kustomize in kubectl.
 * @throws ManifestError in the words of Argo CD's repo server.
 */
export async function kustomizeBuild(options: {
  kubectl: string;
  directory: string;
  /** How the folder is called in messages. */
  path: string;
}): Promise<KubeObject[]> {
  const { error, stdout, stderr } = await run(options.kubectl, [
    'kustomize',
    options.directory,
  ]);
  if (error) {
    const text = (stderr.trim() || error.message)
      .split(options.directory)
      .join(options.path);
    throw new ManifestError(
      `\`kustomize build <path to cached source>/${options.path}\` failed exit status 1: ${text}`,
    );
  }
  return parseManifests(options.path, stdout);
}
