import { serviceContract } from '@cloudforge/plugin-golden-path-common';
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { must, mustBeAsBefore } from '../expect';
import { Row } from '../Row';
import { BODY_LIMIT, ContractStand } from './ContractStand';
import { ask, Asked, greet, GREETINGS } from './requests';

const section = 'HTTP';

/** Whatever is put together carelessly breaks one of these. */
const TEXTS = [
  '"Ada" <b>',
  "O'Brien; --",
  '${{ x }} {{ y }}',
  'Zoë 🚀 日本',
  '\\n',
];

const REFUSED: [status: number, Asked][] = [
  [404, { path: '/nowhere' }],
  [400, { body: '{"name":' }],
  [400, { body: '{"name":""}' }],
  [400, { body: '{}' }],
  [413, { body: JSON.stringify({ name: 'x'.repeat(BODY_LIMIT) }) }],
  [415, { body: '<name/>', headers: { 'content-type': 'application/xml' } }],
];

export const httpRows: Row<ContractStand>[] = [
  {
    section,
    name: 'is live and ready, on every interface',
    async run(stand) {
      const { port } = await stand.shared();
      const { live, ready } = serviceContract.paths;
      const addresses = Object.values(networkInterfaces())
        .flatMap(list => list ?? [])
        .filter(({ family }) => family === 'IPv4')
        .map(({ address }) => address);
      for (const address of addresses) {
        for (const path of [live, ready]) {
          const { status } = await fetch(`http://${address}:${port}${path}`);
          must(status === 200, `${address}${path} answered ${status}`);
        }
      }
      return `${addresses.length} addresses`;
    },
  },
  {
    section,
    name: 'describes its API by OpenAPI 3, as its repository does',
    async run(stand) {
      const subject = await stand.shared();
      const served = await (
        await ask(subject, { path: '/openapi.json' })
      ).json();
      must(/^3\./.test(served.openapi), `it is OpenAPI ${served.openapi}`);
      must(served.paths?.[GREETINGS]?.post, `${GREETINGS} is not in it`);
      const { repository, cwd } = stand.start;
      const committed = JSON.parse(
        await readFile(join(repository ?? cwd, 'openapi.json'), 'utf8'),
      );
      mustBeAsBefore(committed.paths, served.paths);
      return `OpenAPI ${served.openapi}`;
    },
  },
  {
    section,
    name: 'brings any text through',
    async run(stand) {
      const subject = await stand.shared();
      for (const text of TEXTS) {
        const { message } = await greet(subject, {}, text);
        must(message === `Hello, ${text}!`, `${text} became ${message}`);
      }
      return `${TEXTS.length} texts`;
    },
  },
  {
    section,
    name: 'says what is wrong with a request, by RFC 9457',
    async run(stand) {
      const subject = await stand.shared();
      for (const [status, asked] of REFUSED) {
        const response = await ask(subject, asked);
        const what = `${asked.path ?? asked.body!.slice(0, 20)}`;
        must(response.status === status, `${what}: ${response.status}`);
        const type = response.headers.get('content-type') ?? '';
        must(type.startsWith('application/problem+json'), `${what}: ${type}`);
        const problem = await response.json();
        must(problem.status === status, `${what}: status ${problem.status}`);
        must(problem.title && problem.detail, `${what}: no title or detail`);
        must(
          problem.requestId === response.headers.get('x-request-id'),
          `${what}: requestId is ${problem.requestId}`,
        );
      }
      return `${REFUSED.length} kinds`;
    },
  },
  {
    section,
    name: 'takes the id of a request over when it is fit for a log',
    async run(stand) {
      const subject = await stand.shared();
      const idFor = async (given: string) =>
        (
          await ask(subject, {
            path: '/nowhere',
            headers: { 'x-request-id': given },
          })
        ).headers.get('x-request-id');
      must(
        (await idFor('r-1:a.b')) === 'r-1:a.b',
        'a fit id was not taken over',
      );
      for (const unfit of ['a b"c', 'x'.repeat(300)]) {
        const id = await idFor(unfit);
        must(id && id !== unfit, `${unfit} was taken over`);
      }
      return 'fit ones only';
    },
  },
];
