import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFacts } from '../prices/facts';
import { priceBookOf } from '../prices/priceBookOf';
import { priceBookText } from '../prices/priceBookText';
import { projectRoot } from '../process/project';

const BOOK = 'plugins/cloud-resources-common/prices/aws.json';

async function main() {
  const [facts] = process.argv.slice(2);
  if (!facts) {
    console.error(
      'Say where the collected facts are: npm run price-book -- FOLDER',
    );
    process.exitCode = 2;
    return;
  }
  const text = priceBookText(priceBookOf(await readFacts(facts)));
  await writeFile(join(projectRoot, BOOK), text);
  console.error(`▸ Wrote ${BOOK}, ${Math.round(text.length / 1024)} KiB`);
}

main();
