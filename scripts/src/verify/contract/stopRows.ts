import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { must } from '../expect';
import { Row } from '../Row';
import { ContractStand } from './ContractStand';
import { ask, greet, GREETINGS, newTrace } from './requests';
import { Subject } from './Subject';

const section = 'stop';

const CALLERS = 8;

/** Milliseconds in which readiness fails and everything is still served. */
const DELAY = '2000';

/** A request of which the body has only begun to arrive. */
async function halfSent({ port }: Subject) {
  const body = JSON.stringify({ name: 'Ada' });
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise(resolve => socket.once('close', resolve));
  // A service that hangs up is seen by its answer.
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', data => {
    answer += data.toString();
  });
  socket.write(
    [
      `POST ${GREETINGS} HTTP/1.1`,
      'Host: test',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
      '\r\n',
    ].join('\r\n'),
  );
  // It has said that it is reading.
  await once(socket, 'data');
  socket.write(body.slice(0, 5));
  return {
    async finish(): Promise<string> {
      socket.write(body.slice(5));
      await closed;
      return answer;
    },
  };
}

const refused = (port: number) =>
  new Promise<boolean>(resolve => {
    const socket: Socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });

export const stopRows: Row<ContractStand>[] = [
  ...(['SIGTERM', 'SIGINT'] as const).map(signal => ({
    section,
    name: `answers on ${signal} what has begun, and ends with 0`,
    async run(stand: ContractStand) {
      const subject = await stand.own();
      const begun = await halfSent(subject);
      subject.signal(signal);
      await subject.until('refused connections', () => refused(subject.port));
      const answer = await begun.finish();
      must(
        answer.includes('HTTP/1.1 200') && answer.includes('Hello, Ada!'),
        `the answer was ${JSON.stringify(answer)}`,
      );
      const code = await subject.exit();
      must(code === 0, `it ended with ${code}`);
      return 'a request of which the body was still arriving';
    },
  })),
  {
    section,
    name: 'is live but not ready while it drains, and sends callers elsewhere',
    async run(stand) {
      const subject = await stand.own({ SHUTDOWN_DELAY: DELAY });
      const status = async (path: string) =>
        (await ask(subject, { path })).status;
      subject.signal('SIGTERM');
      await subject.until(
        'failed its readiness',
        async () => (await status('/readyz')) === 503,
      );
      must((await status('/healthz')) === 200, 'it is not live');
      const response = await ask(subject, { body: '{"name":"Ada"}' });
      must(response.status === 200, `it answered ${response.status}`);
      must(
        response.headers.get('connection') === 'close',
        'it keeps connections open',
      );
      must((await subject.exit()) === 0, 'it did not end with 0');
      return '503 on /readyz, 200 on all else';
    },
  },
  {
    section,
    name: 'drops no request under load when callers heed readiness',
    async run(stand) {
      const subject = await stand.own({ SHUTDOWN_DELAY: DELAY });
      let answered = 0;
      const caller = async () => {
        while ((await ask(subject, { path: '/readyz' })).ok) {
          const { status } = await greet(subject);
          must(status === 200, `a request got ${status}`);
          answered++;
          if (answered === 50) {
            subject.signal('SIGTERM');
          }
        }
      };
      await Promise.all(Array.from({ length: CALLERS }, caller));
      must(answered >= 50, `only ${answered} were answered`);
      const code = await subject.exit();
      must(code === 0, `it ended with ${code}`);
      return `${answered} requests of ${CALLERS} callers, all answered`;
    },
  },
  {
    section,
    name: 'delivers the last spans before it ends',
    async run(stand) {
      const subject = await stand.own();
      const { traceId, traceparent } = newTrace();
      await greet(subject, { traceparent });
      subject.signal('SIGTERM');
      await subject.exit();
      must(
        stand.collector.spans.some(span => span.traceId === traceId),
        'the last request has no span',
      );
      return 'delivered';
    },
  },
  {
    section,
    name: 'serves and ends with 0 when the collector is away',
    async run(stand) {
      const subject = await stand.own({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
      });
      const { status } = await greet(subject);
      must(status === 200, `it answered ${status}`);
      subject.signal('SIGTERM');
      const code = await subject.exit();
      must(code === 0, `it ended with ${code}`);
      return 'traces are lost, requests are not';
    },
  },
  {
    section,
    name: 'ends at once when it is told twice',
    async run(stand) {
      const subject = await stand.own({ SHUTDOWN_DELAY: '60000' });
      subject.signal('SIGTERM');
      await subject.until(
        'failed its readiness',
        async () => (await ask(subject, { path: '/readyz' })).status === 503,
      );
      subject.signal('SIGTERM');
      const code = await subject.exit();
      must(code !== 0, 'it ended with 0');
      return `ended with ${code}`;
    },
  },
];
