import { setTimeout as sleep } from 'node:timers/promises';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { Creation } from './Creation';
import { Point, pointsOf } from './points';
import { LEASE_MS } from './portalConfig';
import { Stand } from './Stand';
import { Meddling } from './VendorWire';

const SECTION = 'SIGSTOP';

/** Long enough for whatever a continued portal would still do. */
const AFTERWARDS_MS = 5_000;

function pointOf(service: string, stand: Stand, effect: string): Point {
  const point = pointsOf(service, stand.options.mode).find(
    candidate => candidate.effect === effect,
  );
  must(point, `there is an effect ${effect}`);
  return point;
}

/** Stops the first replica while its call stands still on the wire, for longer than its lease. */
async function pauseIn(
  stand: Stand,
  effect: string,
  meddling: Meddling,
): Promise<string> {
  const before = await stand.everything();
  const [stopped] = stand.replicas;
  const other = stand.replicas.at(1);
  const creation = new Creation(stand, stand.newName());
  const { call } = pointOf(creation.service, stand, effect);
  must(call !== 'catalog', 'the call goes over a wire');
  const wire = stand[call.vendor];
  const meeting = wire.meddle(call.text, meddling);
  const running = creation.run([stopped, stopped]).catch(() => {});
  await meeting.met;

  stopped.portal.pause();
  await sleep(LEASE_MS + 1_000);
  meeting.release();
  const state = other
    ? (await creation.untilAtRest(other)).state
    : 'left alone until it is continued';
  const changes = other && stand.changes();
  stopped.portal.continue();
  await running;
  await sleep(AFTERWARDS_MS);

  if (changes !== undefined) {
    must(
      stand.changes() === changes,
      `the continued portal sent ${stand.changes() - changes} more changes`,
    );
  }
  const view = await creation.untilAtRest();
  must(view.state === 'undone', `${view.state}: ${view.error}`);
  mustBeAsBefore(before, await stand.everything());
  return other
    ? `${state} by the other replica; continued, it sent nothing more`
    : 'undone once it was continued';
}

const cases: [string, Meddling, string][] = [
  ['project gitops', 'held after', 'its call was carried out'],
  ['project gitops', 'held before', 'its call is carried out while it stands'],
  ['workloads entry', 'held after', 'its call was carried out'],
  ['workloads entry', 'held before', 'its call is carried out while it stands'],
];

/** A portal that stands still in the middle of an effect, for longer than its lease, and goes on. */
export const pauseRows: Row<Stand>[] = cases.map(
  ([effect, meddling, what]) => ({
    section: SECTION,
    name: `${effect}, ${what}`,
    run: stand => pauseIn(stand, effect, meddling),
  }),
);
