import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../process/project';
import { REFERENCE, referenceFiles } from '../reference/referenceFiles';

async function main() {
  const folder = join(projectRoot, REFERENCE);
  const files = Object.entries(await referenceFiles());
  await rm(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  console.error(`▸ Wrote ${files.length} files into ${REFERENCE}`);
}

main();
