import type { Fault } from '@cloudforge/sandbox';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { mustAgree } from './agreement';
import { answers } from './answers';
import { Stand } from './Stand';

type Kind = { name: string; fault: Omit<Fault, 'path' | 'method'> };

/** Often enough to outlast every retry; `once` ones are met a single time. */
const ALWAYS = 50;

/** A vendor that does not answer, for as long as the fault is there. */
const DOWN: Fault = {
  status: 503,
  body: 'upstream connect error',
  when: 'before',
  times: 10_000,
  path: /.*/,
};

const kinds: Kind[] = [
  {
    name: '401',
    fault: {
      status: 401,
      body: { message: '401 Unauthorized' },
      when: 'before',
      times: ALWAYS,
    },
  },
  {
    name: '403',
    fault: {
      status: 403,
      body: { message: '403 Forbidden' },
      when: 'before',
      times: ALWAYS,
    },
  },
  {
    name: '404',
    fault: {
      status: 404,
      body: { message: '404 Not Found' },
      when: 'before',
      times: ALWAYS,
    },
  },
  {
    name: '409',
    fault: {
      status: 409,
      body: { message: '409 Conflict' },
      when: 'before',
      times: ALWAYS,
    },
  },
  {
    name: '429 with Retry-After',
    fault: {
      status: 429,
      headers: { 'Retry-After': '1' },
      body: 'Retry later\n',
      when: 'before',
      times: 2,
    },
  },
  {
    name: '500',
    fault: {
      status: 500,
      body: { message: '500 Internal Server Error' },
      when: 'before',
      times: ALWAYS,
    },
  },
  {
    name: '502 once, after the work was done',
    fault: { status: 502, body: 'Bad Gateway', when: 'after', times: 1 },
  },
  {
    name: 'time-out after the work was done',
    fault: { hang: true, when: 'after', times: 1 },
  },
];

/** The calls by which Create changes something, in the order of the stages. */
const calls: { stage: string; method: string; path: RegExp }[] = [
  { stage: 'projects', method: 'POST', path: /\/api\/v4\/projects$/ },
  {
    stage: 'projects: protection',
    method: 'POST',
    path: /\/protected_branches$/,
  },
  {
    stage: 'push',
    method: 'POST',
    path: /\/api\/v4\/projects\/[^/]+\/repository\/commits$/,
  },
  { stage: 'access: token', method: 'POST', path: /\/access_tokens$/ },
  { stage: 'access: variable', method: 'POST', path: /\/variables$/ },
];

/** Runs one Create; afterwards it must be whole or everything as before. */
async function wholeOrAbsent(stand: Stand, name: string): Promise<string> {
  const before = await stand.everything();
  const task = await stand.people.alice.create(answers(name));
  stand.sandbox.gitlab.faults.clear();
  stand.sandbox.argocd.faults.clear();
  if (task.status === 'completed') {
    return `whole: ${await mustAgree(stand, name)}`;
  }
  must(task.status === 'failed', `the task ended as ${task.status}`);
  mustBeAsBefore(before, await stand.everything());
  const { body } = await stand.people.alice.request(
    'GET',
    `/api/golden-path/names/${name}`,
  );
  must(
    body.available,
    `everything is gone, but the name is taken: ${JSON.stringify(body)}`,
  );
  const end = task.log.slice(-8).join('\n');
  must(
    task.log.some(line =>
      /undone|nothing (was|has been|had been) made/i.test(line),
    ),
    `the task does not say what became of it:\n${end}`,
  );
  return 'absent, as before';
}

/** Before anything is made, GitLab is only asked; what it refuses then must leave no trace either. */
const checkRows: Row<Stand>[] = kinds.map(kind => ({
  section: 'failure',
  name: `check: GitLab ${kind.name}`,
  async run(stand) {
    const before = await stand.everything();
    const name = stand.newName('fault');
    stand.sandbox.gitlab.faults.add({
      ...kind.fault,
      method: 'GET',
      path: new RegExp(`%2F${name}$`),
    });
    const task = await stand.people.alice.create(answers(name));
    stand.sandbox.gitlab.faults.clear();
    if (task.status === 'completed') {
      return `whole: ${await mustAgree(stand, name)}`;
    }
    mustBeAsBefore(before, await stand.everything());
    return `absent, as before: ${task.log
      .filter(line => /gitlab/i.test(line))
      .at(-1)
      ?.split('\n')[0]
      .slice(0, 120)}`;
  },
}));

const gitlabRows: Row<Stand>[] = calls.flatMap(({ stage, method, path }) =>
  kinds.map(kind => ({
    section: 'failure',
    name: `${stage}: GitLab ${kind.name}`,
    run: async (stand: Stand) => {
      stand.sandbox.gitlab.faults.add({ ...kind.fault, method, path });
      return wholeOrAbsent(stand, stand.newName('fault'));
    },
  })),
);

const workloadsRows: Row<Stand>[] = kinds.map(kind => ({
  section: 'failure',
  name: `argocd: workloads commit: GitLab ${kind.name}`,
  run: async stand => {
    const { id } = stand.sandbox.gitlab.project('platform/workloads');
    stand.sandbox.gitlab.faults.add({
      ...kind.fault,
      method: 'POST',
      path: new RegExp(
        `/projects/(${id}|platform%2Fworkloads)/repository/commits$`,
      ),
    });
    return wholeOrAbsent(stand, stand.newName('fault'));
  },
}));

const otherRows: Row<Stand>[] = [
  {
    section: 'failure',
    name: 'catalog refuses (it cannot read the file)',
    run: async stand => {
      stand.sandbox.gitlab.faults.add({
        status: 500,
        body: { message: '500 Internal Server Error' },
        when: 'before',
        times: ALWAYS,
        path: /catalog-info\.yaml/,
      });
      return wholeOrAbsent(stand, stand.newName('fault'));
    },
  },
  {
    section: 'failure',
    name: 'Argo CD refuses the Application; then the same name works',
    run: async stand => {
      const name = stand.newName('refused');
      stand.sandbox.argocd.refuse(new RegExp(`^${name}-`));
      const first = await wholeOrAbsent(stand, name);
      must(
        first.startsWith('absent'),
        'Argo CD refused, yet the service is whole',
      );
      stand.sandbox.argocd.refuse(undefined);
      const again = await stand.people.alice.create(answers(name));
      must(
        again.status === 'completed',
        `the same name failed afterwards:\n${again.log.slice(-6).join('\n')}`,
      );
      return 'absent, then whole under the same name';
    },
  },
  {
    section: 'failure',
    name: 'Argo CD is down before anything is made',
    async run(stand) {
      const before = await stand.everything();
      stand.sandbox.argocd.faults.add(DOWN);
      const task = await stand.people.alice.create(
        answers(stand.newName('fault')),
      );
      stand.sandbox.argocd.faults.clear();
      must(task.status === 'failed', `the task ended as ${task.status}`);
      mustBeAsBefore(before, await stand.everything());
      return 'absent, as before';
    },
  },
  {
    section: 'failure',
    name: 'Argo CD goes down after the commit; what could not be undone is undone when asked for again',
    async run(stand) {
      const before = await stand.everything();
      const name = stand.newName('fault');
      stand.sandbox.argocd.faults.add({
        ...DOWN,
        path: /\/applications\/workloads/,
      });
      const task = await stand.people.alice.create(answers(name));
      must(task.status === 'failed', `the task ended as ${task.status}`);
      stand.sandbox.argocd.faults.clear();
      const { body } = await stand.people.alice.request(
        'GET',
        `/api/golden-path/operations?service=${name}`,
      );
      const [{ id, state }] = body.items;
      if (state === 'stuck') {
        await stand.people.alice.request(
          'POST',
          `/api/golden-path/operations/${id}/undo`,
        );
      }
      await stand.people.alice.untilOperation(id, 'undone');
      mustBeAsBefore(before, await stand.everything());
      return `${state}, then undone, as before`;
    },
  },
];

export const failureRows: Row<Stand>[] = [
  ...checkRows,
  ...gitlabRows,
  ...workloadsRows,
  ...otherRows,
];
