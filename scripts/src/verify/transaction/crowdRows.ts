import { ResponseError } from '@backstage/errors';
import { OperationView } from '@cloudforge/plugin-golden-path-common';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { percentile } from '../../bench/statistics';
import { Creation } from './Creation';
import { sliceOf } from './slices';
import { Stand } from './Stand';

const SECTION = 'many at once';

const UNIQUE = 30;
const CLASHING_NAMES = 5;
const PER_NAME = 4;
const IN_SEQUENCE = 500;
/** Creates at either end of the sequence that are compared. */
const EDGE = 50;

interface Attempt {
  creation: Creation;
  /** Why it was not accepted. */
  refused?: string;
}

/** Every other one at the other replica. */
async function attempt(
  stand: Stand,
  service: string,
  index: number,
): Promise<Attempt> {
  const creation = new Creation(stand, service);
  const replica = stand.replicas[index % stand.replicas.length];
  try {
    await creation.run([replica, replica]);
    return { creation };
  } catch (error) {
    must(
      !creation.id && error instanceof ResponseError,
      `${service} was accepted and failed: ${error}`,
    );
    return { creation, refused: error.cause.message };
  }
}

const crowd: Row<Stand> = {
  section: SECTION,
  name: `${
    UNIQUE + CLASHING_NAMES * PER_NAME
  } Creates at once on two replicas, ${
    CLASHING_NAMES * PER_NAME
  } of them clashing`,
  async run(stand) {
    const unique = Array.from({ length: UNIQUE }, () => stand.newName());
    const clashing = Array.from({ length: CLASHING_NAMES }, () =>
      stand.newName(),
    );
    const services = [
      ...clashing.flatMap(name => Array<string>(PER_NAME).fill(name)),
      ...unique,
    ];
    const attempts = await Promise.all(
      services.map((service, index) => attempt(stand, service, index)),
    );
    const whole = new Map<string, OperationView>();
    for (const { creation, refused } of attempts) {
      if (refused) {
        must(
          clashing.includes(creation.service) &&
            /taken|cannot be used/.test(refused),
          `${creation.service} was refused: ${refused}`,
        );
        continue;
      }
      const view = await creation.untilAtRest();
      must(
        view.state === 'done',
        `${creation.service} is ${view.state}: ${view.error}`,
      );
      must(
        !whole.has(creation.service),
        `${creation.service} was made twice: ${view.id} and ${
          whole.get(creation.service)?.id
        }`,
      );
      whole.set(creation.service, view);
    }
    must(
      whole.size === UNIQUE + CLASHING_NAMES,
      `${whole.size} of ${UNIQUE + CLASHING_NAMES} names have a service`,
    );
    for (const service of whole.keys()) {
      await stand.up.alice.untilEntity(`api:default/${service}`);
    }
    const state = await stand.everything();
    const expected = await stand.wholeSlice();
    for (const service of whole.keys()) {
      mustBeAsBefore(expected, sliceOf(service, state));
    }
    return `${whole.size} whole, ${
      attempts.filter(({ refused }) => refused).length
    } refused because the name is taken, none half-made`;
  },
};

const sequence: Row<Stand> = {
  section: SECTION,
  name: `${IN_SEQUENCE} more in sequence at steady cost`,
  async run(stand) {
    const calls: number[] = [];
    const transactions: number[] = [];
    const seconds: number[] = [];
    for (let count = 0; count < IN_SEQUENCE; count++) {
      const before = [stand.calls(), await stand.transactions()];
      const started = performance.now();
      const creation = new Creation(stand, stand.newName());
      await creation.run();
      const { state, error } = await creation.view();
      must(state === 'done', `${creation.service} is ${state}: ${error}`);
      seconds.push((performance.now() - started) / 1_000);
      calls.push(stand.calls() - before[0]);
      transactions.push((await stand.transactions()) - before[1]);
    }
    const edges = (values: number[]) =>
      [values.slice(0, EDGE), values.slice(-EDGE)].map(edge =>
        percentile(edge, 0.5),
      );
    const [firstCalls, lastCalls] = edges(calls);
    const [firstTransactions, lastTransactions] = edges(transactions);
    const [firstSeconds, lastSeconds] = edges(seconds);
    // Time says more of the machine than of the work, so the work is what has to stay.
    must(
      lastCalls <= firstCalls * 1.2 &&
        lastTransactions <= firstTransactions * 1.2,
      `calls ${firstCalls} → ${lastCalls}, transactions ${firstTransactions} → ${lastTransactions}`,
    );
    return `median of the first and the last ${EDGE}: ${firstCalls} → ${lastCalls} calls, ${firstTransactions} → ${lastTransactions} transactions, ${firstSeconds.toFixed(
      2,
    )} → ${lastSeconds.toFixed(2)} s`;
  },
};

export const crowdRow = crowd;
export const sequenceRow = sequence;
