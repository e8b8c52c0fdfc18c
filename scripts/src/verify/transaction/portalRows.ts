import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Row } from '../Row';
import { answers } from '../create/answers';
import { must, mustBeAsBefore } from '../expect';
import { pointsOf } from './points';
import { Stand } from './Stand';
import { Meddling } from './VendorWire';

const exec = promisify(execFile);

const SECTION = 'whole portal';

const KILLS: [string, Meddling][] = [
  ['project apps', 'held before'],
  ['project apps', 'held after'],
  ['protection gitops', 'held after'],
  ['commit apps', 'held before'],
  ['commit gitops', 'held after'],
  ['token: mint', 'held before'],
  ['token: mint', 'held after'],
  ['token: variable', 'held after'],
  ['workloads entry', 'held before'],
  ['workloads entry', 'held after'],
];

/** The operation that a task has started. */
async function operationOf(stand: Stand, service: string) {
  const { items } = await stand.up.alice.goldenPath.operations({ service });
  must(items.length === 1, `${service} has ${items.length} operations`);
  return items[0];
}

async function startTask(stand: Stand, service: string): Promise<string> {
  const { taskId } = await stand.up.alice.scaffolder.scaffold({
    templateRef: 'template:default/node-service',
    values: answers(service) as never,
  });
  return taskId;
}

/** Kills the portal while a call of Create stands still, and starts it again. */
async function killAt(
  stand: Stand,
  effect: string,
  meddling: Meddling,
): Promise<{ task: string; service: string }> {
  const before = await stand.everything();
  const service = stand.newName();
  const point = pointsOf(service, stand.options.mode).find(
    candidate => candidate.effect === effect,
  );
  must(point && point.call !== 'catalog', `${effect} is a call over a wire`);
  const meeting = stand[point.call.vendor].meddle(point.call.text, meddling);
  const task = await startTask(stand, service);
  await meeting.met;
  await stand.up.portal.kill();
  await stand.clear();
  await stand.revive();
  const { id } = await operationOf(stand, service);
  await stand.up.alice.untilOperation(id, 'undone');
  mustBeAsBefore(before, await stand.everything());
  const { available } = await stand.up.alice.goldenPath.checkName(service);
  must(available, 'everything is gone, but the name is taken');
  const { status } = await stand.up.alice.scaffolder.getTask(task);
  must(
    status === 'processing' || status === 'failed',
    `the operation is undone, and its task ${status}`,
  );
  return { task, service };
}

const killRows: Row<Stand>[] = KILLS.map(([effect, meddling]) => ({
  section: SECTION,
  name: `SIGKILL at ${effect}, ${
    meddling === 'held before' ? 'before' : 'after'
  } it is carried out`,
  async run(stand) {
    await killAt(stand, effect, meddling);
    return 'absent, name free, task not completed';
  },
}));

const retryRow: Row<Stand> = {
  section: SECTION,
  name: 'the task of a killed portal is tried again',
  async run(stand) {
    const { task, service } = await killAt(stand, 'commit apps', 'held after');
    const failed = await stand.up.alice.untilTask(task, 'failed');
    const again = await stand.up.alice.retry(task);
    must(
      again.status === 'completed',
      `it ${again.status}:\n${again.log.slice(-5).join('\n')}`,
    );
    await stand.up.alice.untilEntity(`component:default/${service}`);
    return `called failed ${failed} s after the portal was back; tried again it is whole`;
  },
};

const cancelRow: Row<Stand> = {
  section: SECTION,
  name: 'the task is cancelled on its page',
  async run(stand) {
    const before = await stand.everything();
    const service = stand.newName();
    const meeting = stand.gitlab.meddle(
      `POST /projects/apps/${service}/variables`,
      'held before',
    );
    const task = await startTask(stand, service);
    await meeting.met;
    await stand.up.alice.scaffolder.cancelTask(task);
    meeting.release();
    const { id } = await operationOf(stand, service);
    await stand.up.alice.untilOperation(id, 'undone');
    mustBeAsBefore(before, await stand.everything());
    const { status } = await stand.up.alice.follow(task);
    must(status !== 'completed', `the task is ${status}`);
    return `absent, the task is ${status}`;
  },
};

/** Less than the workspace of a service takes. */
const FULL = 'size=64k';

const diskRow: Row<Stand> = {
  section: SECTION,
  name: 'the disk is full while the workspace is rendered',
  async run(stand) {
    const { workingDirectory } = stand;
    const before = await stand.everything();
    const service = stand.newName();
    await exec('mount', [
      ...['-t', 'tmpfs', '-o', FULL, 'tmpfs', workingDirectory],
    ]);
    try {
      const { status, log } = await stand.up.alice.create(answers(service));
      must(status === 'failed', `the task is ${status}`);
      const reason = log.find(line => line.includes('ENOSPC'));
      must(reason, `the task does not say why:\n${log.slice(-5).join('\n')}`);
      mustBeAsBefore(before, await stand.everything());
      return `absent: ${reason.split('\n')[0].slice(0, 90)}`;
    } finally {
      await exec('umount', ['-l', workingDirectory]);
    }
  },
};

/** The scaffolder and its tasks, under the same blows. */
export const portalRows: Row<Stand>[] = [
  ...killRows,
  retryRow,
  cancelRow,
  diskRow,
];
