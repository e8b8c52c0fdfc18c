#!/usr/bin/env node
// Entry of `npm start`, `npm test` and their companions: hands over to the
// TypeScript task of the same name in src/tasks.
import { join } from 'node:path';
import { ready, root, runNode } from './machine.mjs';

const [task, ...args] = process.argv.slice(2);
const env = ready();
runNode(
  [
    '--import',
    '@backstage/cli/config/nodeTransform.cjs',
    join(root, 'scripts/src/tasks', `${task}.ts`),
    ...args,
  ],
  { cwd: root, env },
);
