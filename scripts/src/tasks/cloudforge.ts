import { runCli } from '../cli/runCli';

runCli(process.argv.slice(2), {
  env: process.env,
  out: text => process.stdout.write(`${text}\n`),
  err: text => process.stderr.write(`${text}\n`),
}).then(code => {
  process.exitCode = code;
});
