import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { Stand } from './Stand';

const exec = promisify(execFile);

/** A commit of a GitOps repository and the lines that it changed. */
export interface Deployment {
  commit: string;
  subject: string;
  /** `1\t1\toverlays/dev/kustomization.yaml` */
  changes: string[];
}

/** What the GitOps repository of the stand's service says, newest commit first. */
export async function overlayOf(stand: Stand): Promise<{
  image: { digest?: string; newTag?: string };
  history: Deployment[];
}> {
  const { shop } = stand;
  const { folder } = await stand.clone(`gitops/${shop.name}`);
  const { stdout } = await exec('git', [
    ...['-C', folder, 'log', '--numstat', '--format=%x00%H%x09%s'],
  ]);
  const history = stdout
    .split('\0')
    .slice(1)
    .map(entry => {
      const [head, ...changes] = entry.trim().split('\n').filter(Boolean);
      const [commit, subject] = head.split('\t');
      return { commit, subject, changes };
    });
  const text = await readFile(join(folder, shop.overlay), 'utf8');
  const [image] = parse(text).images;
  return { image, history };
}
