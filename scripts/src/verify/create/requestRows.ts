import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { mustAgree } from './agreement';
import { answers, longDescription, nastyDescription } from './answers';
import { Stand } from './Stand';

const section = 'request';

function spec(values: Record<string, unknown>) {
  return {
    apiVersion: 'cloudforge.io/v1',
    kind: 'Service',
    language: 'node',
    ...values,
  };
}

/** A request that must be refused without anything being made. */
function refused(
  name: string,
  status: number,
  says: RegExp,
  values: (stand: Stand) => Record<string, unknown>,
): Row<Stand> {
  return {
    section,
    name,
    async run(stand) {
      const before = await stand.everything();
      const answer = await stand.people.alice.request(
        'POST',
        '/api/golden-path/operations',
        { spec: spec(values(stand)) },
      );
      const text = JSON.stringify(answer.body);
      must(answer.status === status, `answers ${answer.status}: ${text}`);
      must(says.test(text), `does not say why: ${text}`);
      const task = await stand.people.alice
        .create(values(stand))
        .catch(error => ({ status: 'refused', log: [String(error)] }));
      must(task.status !== 'completed', 'the template made it all the same');
      mustBeAsBefore(before, await stand.everything());
      return `${answer.status} ${answer.body.error.message.slice(0, 100)}`;
    },
  };
}

export const requestRows: Row<Stand>[] = [
  {
    section,
    name: 'nobody gets anything without signing in',
    async run({ portal }) {
      const calls: [method: string, path: string][] = [
        ['GET', '/api/golden-path/platform'],
        ['GET', '/api/golden-path/names/shop'],
        ['GET', '/api/golden-path/hosts/shop.apps.example.com'],
        ['POST', '/api/golden-path/service-checks'],
        ['GET', '/api/golden-path/operations'],
        ['POST', '/api/golden-path/operations'],
        ['GET', '/api/golden-path/services/shop/status'],
        ['GET', '/api/catalog/entities'],
        ['GET', '/api/scaffolder/v2/actions'],
        ['GET', '/api/gitlab/all/gitlabInstance'],
      ];
      for (const [method, path] of calls) {
        const { status } = await fetch(portal.url + path, { method });
        must(status === 401, `${method} ${path} answers ${status}`);
      }
      return `${calls.length} endpoints`;
    },
  },
  refused(
    'a foreign owner is refused, by API and by template',
    403,
    /team-fleet/,
    stand => answers(stand.newName('foreign'), 'group:default/team-fleet'),
  ),
  refused('name too long', 400, /at most 40/, () => answers('a'.repeat(41))),
  refused('reserved name', 400, /reserved/, () => answers('argocd')),
  refused('upper case', 400, /lower-case/, () => answers('Shop')),
  refused('unicode', 400, /lower-case/, () => answers('shöp-🚀')),
  refused('a path for a name', 400, /lower-case/, () => answers('../../etc')),
  {
    section,
    name: 'a taken name: every clash at once',
    async run(stand) {
      const name = stand.newName('taken');
      const first = await stand.people.alice.create(answers(name));
      must(first.status === 'completed', first.log.slice(-3).join('\n'));
      const before = await stand.everything();
      const answer = await stand.people.alice.request(
        'POST',
        '/api/golden-path/operations',
        { spec: spec(answers(name)) },
      );
      must(answer.status === 409, `answers ${answer.status}`);
      const message: string = answer.body.error.message;
      for (const where of [
        `apps/${name}`,
        `gitops/${name}`,
        `workloads/${name}`,
        `component:default/${name}`,
        `${name}-dev`,
      ]) {
        must(message.includes(where), `does not name ${where}: ${message}`);
      }
      mustBeAsBefore(before, await stand.everything());
      return '409, five systems named';
    },
  },
  {
    section,
    name: 'a description of 10,000 nasty characters comes back unchanged everywhere',
    async run(stand) {
      const name = stand.newName('nasty');
      const task = await stand.people.alice.create({
        ...answers(name),
        title: 'T: "x" # ${{ y }}',
        description: longDescription,
      });
      must(task.status === 'completed', task.log.slice(-3).join('\n'));
      must(
        longDescription.length === 10_000 &&
          longDescription.includes(nastyDescription),
        'the text under test is not what it says',
      );
      const entity = await stand.people.alice.catalog.getEntityByRef(
        `component:default/${name}`,
      );
      must(
        entity?.metadata.description === longDescription,
        'the catalog changed the description',
      );
      const agreed = await mustAgree(stand, name);
      return agreed;
    },
  },
  {
    section,
    name: 'a retry in the interface gives what a first-time success gives, byte for byte',
    async run(stand) {
      const name = 'byte-equal';
      stand.sandbox.argocd.refuse(new RegExp(`^${name}-`));
      const failed = await stand.people.alice.create(answers(name));
      must(failed.status === 'failed', `the first attempt is ${failed.status}`);
      stand.sandbox.argocd.refuse(undefined);
      const retried = await stand.people.alice.retry(failed.id);
      must(retried.status === 'completed', retried.log.slice(-5).join('\n'));
      const other = await Stand.open();
      try {
        const first = await other.people.alice.create(answers(name));
        must(first.status === 'completed', first.log.slice(-3).join('\n'));
        const [ours, theirs] = await Promise.all(
          [stand, other].map(each => each.filesOf(name)),
        );
        const differing = Object.keys({ ...ours, ...theirs }).filter(
          path => ours[path] !== theirs[path],
        );
        must(differing.length === 0, `differ: ${differing.join(', ')}`);
        return `${Object.keys(ours).length} files equal`;
      } finally {
        await other.close();
      }
    },
  },
];
