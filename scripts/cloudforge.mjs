// Entry of `scripts/cloudforge`. Plain JavaScript that any Node 20+ runs.
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasOwnNode, readyToRun, root, runNode } from './machine.mjs';

const env = readyToRun();
if (hasOwnNode()) {
  const { freshBundle } = await import('./bundle.mjs');
  const bundle = await freshBundle();
  module.enableCompileCache(
    join(root, 'node_modules/.cache/cloudforge/compiled'),
  );
  module.createRequire(import.meta.url)(bundle);
} else {
  runNode([fileURLToPath(import.meta.url), ...process.argv.slice(2)], { env });
}
