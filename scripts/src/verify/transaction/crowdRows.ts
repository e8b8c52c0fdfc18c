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

/** What one Create costs: calls that change something, all calls, the engine's transactions, and time. */
interface Cost {
  changes: number;
  calls: number;
  transactions: number;
  seconds: number;
}

const MEASURES = ['changes', 'calls', 'transactions', 'seconds'] as const;

async function costSoFar(stand: Stand): Promise<Cost> {
  return {
    changes: stand.changes(),
    calls: stand.calls(),
    transactions: await stand.transactions(),
    seconds: performance.now() / 1_000,
  };
}

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
    const costs: Cost[] = [];
    for (let count = 0; count < IN_SEQUENCE; count++) {
      const before = await costSoFar(stand);
      const creation = new Creation(stand, stand.newName());
      await creation.run();
      const { state, error } = await creation.view();
      must(state === 'done', `${creation.service} is ${state}: ${error}`);
      const after = await costSoFar(stand);
      costs.push(
        MEASURES.reduce(
          (cost, measure) => ({
            ...cost,
            [measure]: after[measure] - before[measure],
          }),
          after,
        ),
      );
    }
    const [first, last] = [costs.slice(0, EDGE), costs.slice(-EDGE)];
    const medians = (measure: keyof Cost) =>
      [first, last].map(edge =>
        percentile(
          edge.map(cost => cost[measure]),
          0.5,
        ),
      );
    // How long it takes, and how often it is asked whether the vendors are
    // ready, says more of the stand-ins, which have ever more to compare.
    for (const measure of ['changes', 'transactions'] as const) {
      const [before, after] = medians(measure);
      must(after <= before * 1.2, `${measure}: ${before} became ${after}`);
    }
    const told = MEASURES.map(measure => {
      const [before, after] = medians(measure);
      return `${before.toFixed(1)} → ${after.toFixed(1)} ${measure}`;
    });
    return `medians of the first and the last ${EDGE}: ${told.join(', ')}`;
  },
};

export const crowdRow = crowd;
export const sequenceRow = sequence;
