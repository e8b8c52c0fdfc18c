import { parseArgs } from 'node:util';
import { DemoStand } from '../demo/DemoStand';
import { runScenario } from '../demo/scenario';

const HELP = `npm run demo -- [--rounds <number>] [--requests <number>] [--callers <number>]

Starts rental, vehicles and platform, sends requests to platform and prints what
metrics and traces show beside what was injected. Without --rounds until Ctrl-C.`;

const wholeNumber = (name: string, text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new Error(`--${name} is a whole number above 0`);
  }
  return number;
};

async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      requests: { type: 'string', default: '100' },
      callers: { type: 'string', default: '10' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const load = {
    requests: wholeNumber('requests', values.requests),
    callers: wholeNumber('callers', values.callers),
  };
  const rounds = values.rounds
    ? wholeNumber('rounds', values.rounds)
    : Infinity;

  console.log('▸ Starting rental, vehicles and platform');
  const stand = await DemoStand.start();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopping.abort());
  }
  try {
    await runScenario(stand, { ...load, rounds, signal: stopping.signal });
  } finally {
    await stand.stop();
  }
}

main();
