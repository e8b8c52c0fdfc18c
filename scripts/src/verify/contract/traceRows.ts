import { scrape } from '../../telemetry/metricsText';
import { Span } from '../../telemetry/Span';
import { must } from '../expect';
import { Row } from '../Row';
import { ContractStand, ENVIRONMENT, SERVICE } from './ContractStand';
import { ask, greet, GREETINGS, newTrace } from './requests';
import { Subject } from './Subject';

const section = 'traces';

const servedIn = (traceId: string) => (span: Span) =>
  span.traceId === traceId && span.kind === 'server';

/** Waits for a request made afterwards, so that whatever was to come has come. */
async function settled({ collector }: ContractStand, subject: Subject) {
  const { traceId, traceparent } = newTrace();
  await greet(subject, { traceparent });
  await collector.until(servedIn(traceId));
}

/** @throws Error naming the first that is missing or other. */
function mustHave(found: object, wanted: Record<string, unknown>) {
  for (const [key, value] of Object.entries(wanted)) {
    const is = (found as Record<string, unknown>)[key];
    must(is === value, `${key} is ${is}, not ${value}`);
  }
}

export const traceRows: Row<ContractStand>[] = [
  {
    section,
    name: 'a request is one span in the trace of its caller',
    async run(stand) {
      const subject = await stand.shared();
      const caller = newTrace();
      await greet(subject, { traceparent: caller.traceparent });
      await settled(stand, subject);
      const [span, ...more] = await stand.collector.until(
        servedIn(caller.traceId),
      );
      must(more.length === 0, `there are ${more.length + 1}`);
      mustHave(span, {
        name: `POST ${GREETINGS}`,
        parentSpanId: caller.spanId,
        failed: false,
      });
      must(span.end > span.start, 'it took no time');
      // OpenTelemetry's conventions for HTTP.
      mustHave(span.attributes, {
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'http.route': GREETINGS,
        'url.path': GREETINGS,
      });
      mustHave(span.resource, {
        'service.name': SERVICE,
        'service.namespace': 'contract',
        'deployment.environment.name': ENVIRONMENT,
      });
      return span.name;
    },
  },
  {
    section,
    name: 'a request that is refused is no failure of the service',
    async run(stand) {
      const subject = await stand.shared();
      const { traceId, traceparent } = newTrace();
      await ask(subject, { body: '{}', headers: { traceparent } });
      const [span] = await stand.collector.until(servedIn(traceId));
      mustHave(span.attributes, { 'http.response.status_code': 400 });
      must(!span.failed, 'the span failed');
      return '400';
    },
  },
  {
    section,
    name: 'a trace that its caller does not keep is not kept',
    async run(stand) {
      const subject = await stand.shared();
      const { traceId, traceparent } = newTrace('00');
      await greet(subject, { traceparent });
      await settled(stand, subject);
      must(
        !stand.collector.spans.some(span => span.traceId === traceId),
        'it was delivered',
      );
      return 'flags 00';
    },
  },
  {
    section,
    name: 'without a caller, or one that makes no sense, a trace begins',
    async run(stand) {
      const subject = await stand.shared();
      for (const traceparent of [
        '',
        'nonsense',
        `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
      ]) {
        const requestId = `begin-${newTrace().spanId}`;
        await greet(subject, {
          'x-request-id': requestId,
          ...(traceparent && { traceparent }),
        });
        const line = await subject.lineOf(requestId);
        const [span] = await stand.collector.until(
          servedIn(String(line.traceId)),
        );
        must(
          span.parentSpanId === '',
          `it has the parent ${span.parentSpanId}`,
        );
      }
      return 'three of three';
    },
  },
  {
    section,
    name: 'probes and scrapes are no spans',
    async run(stand) {
      const subject = await stand.shared();
      await ask(subject, { path: '/healthz' });
      await ask(subject, { path: '/readyz' });
      await scrape(subject.url);
      await settled(stand, subject);
      const probed = stand.collector.spans.filter(({ attributes }) =>
        /^\/(healthz|readyz|metrics)/.test(String(attributes['url.path'])),
      );
      must(probed.length === 0, `${probed.length} spans`);
      return `none among ${stand.collector.spans.length}`;
    },
  },
];
