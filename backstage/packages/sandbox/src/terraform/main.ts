import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serveProviders } from './serveProviders';

const USAGE = `Usage: main.ts --data <folder> [--types <type>,<type>]

Stands in for Terraform providers on loopback. Prints the environment that
terraform needs as one line of JSON, and runs until SIGTERM.

It proves that a configuration has the shape that the provider's schema asks
for: names, types, what is required and what is read-only. What AWS itself would
say to it, it does not know; nothing that it makes is real.

  --data <folder>  where what exists and what is to go wrong is kept
  --types <list>   aws_sqs_queue,data.aws_region; all 2,200 of the provider,
                   which take seconds and 300 MB, if left out
`;

async function main(data: string, types: string[] | undefined): Promise<void> {
  const { environment, stop } = await serveProviders({
    dataDir: resolve(data),
    types,
  });
  const end = () => {
    stop();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // Whoever started it may die without a word.
  process.on('disconnect', end);
  process.stdout.write(`${JSON.stringify(environment)}\n`);
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    types: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || !values.data) {
  process.stdout.write(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  main(values.data, values.types?.split(',').filter(Boolean)).catch(
    (error: Error) => {
      process.stderr.write(
        `The Terraform provider could not start: ${error.message}\n`,
      );
      process.exitCode = 1;
    },
  );
}
