import { setTimeout as sleep } from 'node:timers/promises';
import { Creation } from './Creation';
import { Point } from './points';
import { REQUEST_TIMEOUT_MS } from './portalConfig';
import { Stand } from './Stand';
import { Meddling, Meeting } from './VendorWire';

/** A Create, and the one of its effects that the fault is to meet. */
export interface Case {
  point: Point;
  creation: Creation;
}

/** Something that goes wrong: in every case of a batch at the same time, each at its own effect. */
export interface Fault {
  name: string;
  /** Runs the cases until nobody but the engine works on them. */
  run(stand: Stand, cases: Case[]): Promise<void>;
  /** Why an effect cannot meet it. */
  exempt?(point: Point): string | undefined;
}

/** Every runner looks at least this often whether somebody has cancelled. */
const BEAT_MS = 2_500;

function wireOf(stand: Stand, { call }: Point) {
  return call === 'catalog' ? undefined : stand[call.vendor];
}

function meddle(
  stand: Stand,
  cases: Case[],
  meddling: Meddling,
  times?: number,
): Meeting[] {
  return cases.flatMap(({ point }) =>
    point.call === 'catalog'
      ? []
      : [stand[point.call.vendor].meddle(point.call.text, meddling, times)],
  );
}

const inCatalog = (cases: Case[]) =>
  cases.filter(({ point }) => !point.call || point.call === 'catalog');

/** Matches the row of the catalog that reads the service's file. */
const location = ({ creation }: Case) => `%/apps/${creation.service}/-/blob/%`;

/** Both phases, each at another replica where there are two. */
function runAll(stand: Stand, cases: Case[]): Promise<unknown> {
  const [first] = stand.replicas;
  const last = stand.replicas[stand.replicas.length - 1];
  return Promise.all(cases.map(({ creation }) => creation.run([first, last])));
}

const vendorError: Fault = {
  name: 'vendor error',
  async run(stand, cases) {
    meddle(stand, cases, 'error', Infinity);
    for (const each of inCatalog(cases)) {
      await stand.database.locations.fail(location(each));
    }
    await runAll(stand, cases);
  },
};

const answerLost: Fault = {
  name: 'time-out after the vendor committed',
  async run(stand, cases) {
    meddle(stand, cases, 'answer lost');
    const local = inCatalog(cases);
    for (const each of local) {
      await stand.database.entities.hold(location(each));
    }
    const timedOut = async () => {
      await stand.database.entities.untilHeld(local.length);
      await sleep(REQUEST_TIMEOUT_MS + 500);
      await stand.database.entities.release();
    };
    await Promise.all([runAll(stand, cases), timedOut()]);
  },
};

const twice: Fault = {
  name: 'answer twice',
  async run(stand, cases) {
    meddle(stand, cases, 'twice');
    await runAll(stand, cases);
  },
  exempt: ({ call }) =>
    call === 'catalog'
      ? 'nothing lies between the portal and its own catalog that could repeat a call'
      : undefined,
};

/** Kills the first replica when every case has come to where it is to die. */
function killed(
  name: string,
  arrange: (stand: Stand, cases: Case[]) => Promise<() => Promise<unknown>>,
): Fault {
  return {
    name,
    async run(stand, cases) {
      const [doomed] = stand.replicas;
      const untilThere = await arrange(stand, cases);
      const running = Promise.all(
        cases.map(({ creation }) => creation.runUntilKilled(doomed)),
      );
      await Promise.race([
        untilThere(),
        // A case that fails before would be waited for in vain.
        running.then(() => {
          throw new Error('the operations ended before all came to the fault');
        }),
      ]);
      await doomed.portal.kill();
      await running;
    },
  };
}

const killedBeforeSend = killed(
  'SIGKILL before the send',
  async (stand, cases) => {
    const meetings = meddle(stand, cases, 'held before');
    const local = inCatalog(cases);
    for (const each of local) {
      await stand.database.locations.hold(location(each));
    }
    return () =>
      Promise.all([
        ...meetings.map(({ met }) => met),
        stand.database.locations.untilHeld(local.length),
      ]);
  },
);

const killedBeforeAnswer = killed(
  'SIGKILL after the vendor committed, before its answer',
  async (stand, cases) => {
    const meetings = meddle(stand, cases, 'held after');
    const local = inCatalog(cases);
    for (const each of local) {
      await stand.database.entities.hold(location(each));
    }
    return () =>
      Promise.all([
        ...meetings.map(({ met }) => met),
        stand.database.entities.untilHeld(local.length),
      ]);
  },
);

async function holdRecords(stand: Stand, cases: Case[], state: string) {
  for (const { point } of cases) {
    await stand.database.journal.hold(
      `%"title": "${point.title}"%`,
      `%"state": "${state}"%`,
    );
  }
  return () => stand.database.journal.untilHeld(cases.length);
}

const killedBeforeRecord = killed(
  'SIGKILL after the answer, before it was recorded',
  (stand, cases) => holdRecords(stand, cases, 'applied'),
);

const killedInUndo = killed('SIGKILL during undo', async (stand, cases) => {
  // Everything is made by then, so there is everything to undo.
  for (const { creation } of cases) {
    stand.argocd.meddle(`GET /applications ${creation.service}`, 'error');
  }
  return holdRecords(stand, cases, 'undone');
});

const cancelled: Fault = {
  name: 'cancel',
  async run(stand, cases) {
    const other = stand.replicas[stand.replicas.length - 1];
    const local = inCatalog(cases);
    for (const each of local) {
      await stand.database.locations.hold(location(each));
    }
    const cancel = async ({ creation, point }: Case) => {
      const wire = wireOf(stand, point);
      const meeting =
        wire && point.call !== 'catalog'
          ? wire.meddle(point.call.text, 'held before')
          : undefined;
      const running = creation.run();
      await (meeting?.met ?? stand.database.locations.untilHeld(local.length));
      await other.alice.goldenPath.cancel(creation.id!);
      await sleep(BEAT_MS);
      // It arrives when the portal has given it up.
      meeting?.release();
      await running;
    };
    await Promise.all([
      ...cases.map(cancel),
      stand.database.locations
        .untilHeld(local.length)
        .then(() => sleep(2 * BEAT_MS))
        .then(() => stand.database.locations.release()),
    ]);
  },
};

export const faults: Fault[] = [
  vendorError,
  answerLost,
  twice,
  killedBeforeSend,
  killedBeforeAnswer,
  killedBeforeRecord,
  killedInUndo,
  cancelled,
];
