import type { EffectContext } from '../operations/Effect';
import type { GitLabClient, TreeFile } from '../vendors';
import type { WorkloadsEntryArgs } from './WorkloadsEntryEffect';

/** Those of the entry's hosts whose file is there, whosever it is. */
export async function hostFilesOf(
  { repositories }: GitLabClient,
  { project, branch, hosts = [] }: WorkloadsEntryArgs,
  context: EffectContext,
): Promise<TreeFile[]> {
  const found = await Promise.all(
    hosts.map(path => repositories.file(project, { branch, path }, context)),
  );
  return found.flatMap(file => (file ? [file] : []));
}
