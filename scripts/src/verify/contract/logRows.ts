import { must } from '../expect';
import { Row } from '../Row';
import { ContractStand, ENVIRONMENT, SERVICE } from './ContractStand';
import { ask, greet, GREETINGS, newTrace } from './requests';

const section = 'logs';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

export const logRows: Row<ContractStand>[] = [
  {
    section,
    name: 'a request is one line, with what its metrics and its trace say',
    async run(stand) {
      const subject = await stand.shared();
      const caller = newTrace();
      const requestId = `log-${caller.spanId}`;
      await greet(subject, {
        'x-request-id': requestId,
        traceparent: caller.traceparent,
      });
      const { time, durationMs, ...line } = await subject.lineOf(requestId);
      const [span] = await stand.collector.until(
        ({ traceId, kind }) => traceId === caller.traceId && kind === 'server',
      );
      const wanted = {
        level: 'info',
        service: SERVICE,
        environment: ENVIRONMENT,
        requestId,
        traceId: caller.traceId,
        spanId: span.spanId,
        method: 'POST',
        route: GREETINGS,
        path: GREETINGS,
        status: 200,
      };
      for (const [key, value] of Object.entries(wanted)) {
        must(line[key] === value, `${key} is ${line[key]}, not ${value}`);
      }
      must(typeof line.message === 'string', 'it has no message');
      must(typeof durationMs === 'number', `durationMs is ${durationMs}`);
      must(!Number.isNaN(Date.parse(String(time))), `time is ${time}`);
      const lines = subject.log.filter(entry => entry.requestId === requestId);
      must(lines.length === 1, `there are ${lines.length} lines`);
      return Object.keys(wanted).join(', ');
    },
  },
  {
    section,
    name: 'everything on standard output is one JSON object a line',
    async run(stand) {
      const subject = await stand.shared();
      await greet(subject);
      must(subject.notJson.length === 0, `no JSON: ${subject.notJson[0]}`);
      const odd = subject.log.find(
        ({ level, service, message, time }) =>
          !LEVELS.includes(String(level)) ||
          service !== SERVICE ||
          typeof message !== 'string' ||
          Number.isNaN(Date.parse(String(time))),
      );
      must(!odd, `an odd line: ${JSON.stringify(odd)}`);
      return `${subject.log.length} lines`;
    },
  },
  {
    section,
    name: 'probes are no lines',
    async run(stand) {
      const subject = await stand.shared();
      for (const path of ['/healthz', '/readyz', '/metrics']) {
        await ask(subject, { path });
      }
      const caller = newTrace();
      await greet(subject, { 'x-request-id': caller.spanId });
      await subject.lineOf(caller.spanId);
      const probed = subject.log.filter(({ path }) =>
        ['/healthz', '/readyz', '/metrics'].includes(String(path)),
      );
      must(probed.length === 0, `${probed.length} lines`);
      return 'none';
    },
  },
  {
    section,
    name: 'query, headers and body are in no line, span or metric',
    async run(stand) {
      const subject = await stand.shared();
      const marker = `secret${newTrace().traceId}`;
      const { traceId, traceparent } = newTrace();
      const headers = { authorization: `Bearer ${marker}`, traceparent };
      const path = `${GREETINGS}?token=${marker}`;
      for (const body of [`{"name":"${marker}"}`, `{"other":"${marker}"}`]) {
        await (await ask(subject, { path, headers, body })).text();
      }
      const spans = await stand.collector.until(
        span => span.traceId === traceId && span.kind === 'server',
        2,
      );
      const metrics = await (await ask(subject, { path: '/metrics' })).text();
      const everything: [string, string][] = [
        ['the log', JSON.stringify([subject.log, subject.notJson])],
        [
          'the traces',
          spans.map(span => JSON.stringify(span.attributes)).join(),
        ],
        ['the metrics', metrics],
      ];
      for (const [where, text] of everything) {
        must(!text.includes(marker), `it is in ${where}`);
      }
      return 'nowhere';
    },
  },
];
