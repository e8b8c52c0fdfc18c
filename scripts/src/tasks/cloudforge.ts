import { text } from 'node:stream/consumers';
import { runCli } from '../cli/runCli';

// Whoever reads the output may have read enough, such as `| head`.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
    throw error;
  }
});

runCli(process.argv.slice(2), {
  env: process.env,
  input: () => text(process.stdin),
  out: line => process.stdout.write(`${line}\n`),
  err: line => process.stderr.write(`${line}\n`),
}).then(code => {
  process.exitCode = code;
});
