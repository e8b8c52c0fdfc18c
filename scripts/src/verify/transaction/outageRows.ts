import { setTimeout as sleep } from 'node:timers/promises';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { Creation } from './Creation';
import { sliceOf } from './slices';
import { Stand } from './Stand';

const SECTION = 'outages';

const OUTAGE_MS = 5 * 60_000;

/** Whole or absent, whichever it has come to. */
async function mustBeWholeOrAbsent(
  stand: Stand,
  before: object,
  creation: Creation,
  ms?: number,
): Promise<string> {
  const { state, error } = await creation.untilAtRest(undefined, ms);
  const { service } = creation;
  if (state === 'done') {
    await stand.up.alice.untilEntity(`api:default/${service}`);
    mustBeAsBefore(
      await stand.wholeSlice(),
      sliceOf(service, await stand.everything()),
    );
    return 'whole';
  }
  must(state === 'undone', `it is ${state}: ${error}`);
  mustBeAsBefore(before, await stand.everything());
  return `absent: ${error?.split('\n')[0].slice(0, 90)}`;
}

/** The call that makes the app repository: halfway through the first stage that makes anything. */
const creating = (service: string) => `POST /projects apps/${service}`;

/** Does something while a Create stands still between its call and the answer. */
async function meanwhile(
  stand: Stand,
  happening: (creation: Creation) => Promise<unknown>,
): Promise<string> {
  const before = await stand.everything();
  const creation = new Creation(stand, stand.newName());
  const meeting = stand.gitlab.meddle(creating(creation.service), 'held after');
  // Its caller may be cut off as well; the operation goes on or is undone.
  const running = creation.run().catch(() => {});
  await meeting.met;
  await happening(creation);
  meeting.release();
  await running;
  return mustBeWholeOrAbsent(stand, before, creation);
}

const databaseFull: Row<Stand> = {
  section: SECTION,
  name: "the database's disk is full when a push is recorded",
  async run(stand) {
    const before = await stand.everything();
    const creation = new Creation(stand, stand.newName());
    await stand.database.journal.fillDisk(
      `%"title": "first commit of apps/${creation.service} %`,
      '%"state": "applied"%',
    );
    await creation.run();
    await stand.clear();
    return mustBeWholeOrAbsent(stand, before, creation);
  },
};

const databaseRestarts: Row<Stand> = {
  section: SECTION,
  name: 'the database restarts in the middle',
  run: stand => meanwhile(stand, () => stand.restartDatabase()),
};

const portalClock: Row<Stand> = {
  section: SECTION,
  name: "the portal's clock jumps by an hour, ahead and back",
  run: stand =>
    meanwhile(stand, async () => {
      for (let jump = 0; jump < 2; jump++) {
        stand.up.portal.jumpClock();
        await sleep(1_000);
      }
    }),
};

const databaseClock: Row<Stand> = {
  section: SECTION,
  name: "the database's clock jumps ahead by an hour",
  async run(stand) {
    const finding = await meanwhile(stand, () =>
      stand.database.time.jump('1 hour'),
    );
    await stand.database.time.jump('0');
    return finding;
  },
};

const gitlabDown: Row<Stand> = {
  section: SECTION,
  name: 'GitLab is down for five minutes',
  async run(stand) {
    const before = await stand.everything();
    const creation = new Creation(stand, stand.newName());
    const meeting = stand.gitlab.meddle(
      creating(creation.service),
      'held after',
    );
    const running = creation.run();
    await meeting.met;
    stand.gitlab.down = true;
    meeting.release();
    await running;
    const { state, nextUndoAt } = await creation.untilAtRest();
    must(
      state === 'stuck' && nextUndoAt,
      `while GitLab is down it is ${state}, and tried again at ${nextUndoAt}`,
    );
    const { available } = await stand.up.alice.goldenPath
      .checkName(creation.service)
      .catch(() => ({ available: false }));
    must(!available, 'the name is free while its project is still there');
    await sleep(OUTAGE_MS);
    stand.gitlab.down = false;
    await creation.untilUndone();
    return mustBeWholeOrAbsent(stand, before, creation);
  },
};

/** What happens to machines rather than to calls. */
export const outageRows: Row<Stand>[] = [
  databaseFull,
  databaseRestarts,
  portalClock,
  databaseClock,
  gitlabDown,
];
