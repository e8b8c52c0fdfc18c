import { text } from 'node:stream/consumers';
import { runCli } from '../cli/runCli';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output may have read enough, such as `| head`.
  if (error.code !== 'EPIPE') {
    process.stderr.write(`error: the result is not whole: ${error.message}\n`);
    process.exit(1);
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
