// Starts git for its parent, for as long as there is a parent. Plain JavaScript,
// so that this process loads next to nothing and stays small.
import { spawn } from 'node:child_process';
import process from 'node:process';

function run({ id, args, cwd, env, input }) {
  const child = spawn('git', args, { cwd, env, stdio: 'pipe' });
  const stdout = [];
  const stderr = [];
  child.stdout.on('data', chunk => stdout.push(chunk));
  child.stderr.on('data', chunk => stderr.push(chunk));
  child.on('error', error => process.send({ id, failed: error.message }));
  child.on('close', code =>
    process.send({
      id,
      code,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr),
    }),
  );
  // git may end before it has read everything; its exit code says why
  child.stdin.on('error', () => {});
  child.stdin.end(input);
}

process.on('message', run);
process.on('disconnect', () => process.exit());
// A terminal interrupts all of its processes; the parent still needs git to stop cleanly.
process.on('SIGINT', () => {});
