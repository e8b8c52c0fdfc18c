import { serviceContract } from '@cloudforge/plugin-golden-path-common';
import {
  parseMetrics,
  Sample,
  scrape,
  total,
} from '../../telemetry/metricsText';
import { must } from '../expect';
import { Row } from '../Row';
import { ContractStand } from './ContractStand';
import { ask, greet, GREETINGS, newTrace } from './requests';

const section = 'metrics';

const REQUESTS = 'http_requests_total';
const ERRORS = 'http_request_errors_total';
const DURATION = 'http_request_duration_seconds';

/** Seconds against which a latency objective may be written. */
const BOUNDS = [0.05, 0.1, 0.3, 0.5, 1, 2.5, 5];

const COUNTED = { method: 'POST', route: GREETINGS };

/** What was counted between two scrapes. */
function difference(before: Sample[], after: Sample[]) {
  return (name: string, labels: Record<string, string> = {}) =>
    total(after, name, labels) - total(before, name, labels);
}

export const metricsRows: Row<ContractStand>[] = [
  {
    section,
    name: 'counts every request once, by route and status',
    async run(stand) {
      const subject = await stand.shared();
      const before = await scrape(subject.url);
      for (let n = 0; n < 5; n++) {
        await greet(subject);
        await ask(subject, { body: '{}' });
        await ask(subject, { path: `/nowhere/${n}` });
      }
      const counted = difference(before, await scrape(subject.url));
      const found = {
        greeted: counted(REQUESTS, { ...COUNTED, status_code: '200' }),
        refused: counted(REQUESTS, { ...COUNTED, status_code: '400' }),
        unmatched: counted(REQUESTS, {
          method: 'GET',
          route: 'unmatched',
          status_code: '404',
        }),
        all: counted(REQUESTS),
        timed: counted(`${DURATION}_count`),
        failed: counted(ERRORS),
      };
      const wanted =
        '{"greeted":5,"refused":5,"unmatched":5,"all":15,"timed":15,"failed":0}';
      must(
        JSON.stringify(found) === wanted,
        `${JSON.stringify(found)}, not ${wanted}`,
      );
      return '15 requests, 15 counted';
    },
  },
  {
    section,
    name: 'times requests in buckets that objectives are written against',
    async run(stand) {
      const subject = await stand.shared();
      await greet(subject);
      const samples = await scrape(subject.url);
      const counts = [...BOUNDS, Infinity].map(bound => {
        const bucket = samples.find(
          ({ name, labels }) =>
            name === `${DURATION}_bucket` &&
            labels.route === GREETINGS &&
            Number(labels.le.replace('+Inf', 'Infinity')) === bound,
        );
        must(bucket, `there is no bucket of ${bound} s`);
        return bucket.value;
      });
      must(
        counts.every((count, n) => n === 0 || count >= counts[n - 1]),
        `buckets are not cumulative: ${counts}`,
      );
      const sum = total(samples, `${DURATION}_sum`, COUNTED);
      must(sum > 0, `the sum is ${sum}`);
      must(
        counts.at(-1) === total(samples, `${DURATION}_count`, COUNTED),
        'the last bucket is not the count',
      );
      return BOUNDS.map(bound => `${bound} s`).join(', ');
    },
  },
  {
    section,
    name: 'leaves probes and scrapes out, and grows no series with paths',
    async run(stand) {
      const subject = await stand.shared();
      await ask(subject, { path: '/nowhere' });
      const before = await scrape(subject.url);
      for (const path of Object.values(serviceContract.paths)) {
        await ask(subject, { path });
      }
      for (let n = 0; n < 20; n++) {
        await ask(subject, { path: `/nowhere/${n}?q=${n}` });
      }
      const after = await scrape(subject.url);
      const counted = difference(before, after)(REQUESTS);
      must(counted === 20, `${counted} counted instead of 20`);
      const series = (samples: Sample[]) =>
        samples.filter(({ name }) => name.startsWith('http_')).length;
      const grown = series(after) - series(before);
      must(grown === 0, `${grown} series more`);
      return `${series(after)} series`;
    },
  },
  {
    section,
    name: 'leads from a duration to a trace, and only to one that is kept',
    async run(stand) {
      const subject = await stand.shared();
      const [kept, dropped] = [newTrace('01'), newTrace('00')];
      await greet(subject, { traceparent: kept.traceparent });
      await greet(subject, { traceparent: dropped.traceparent });
      const exemplars = (await scrape(subject.url))
        .filter(({ name }) => name === `${DURATION}_bucket`)
        .map(({ exemplar }) => exemplar?.traceId);
      must(exemplars.includes(kept.traceId), 'no exemplar leads to the trace');
      must(!exemplars.includes(dropped.traceId), 'one leads to no trace');
      return 'by exemplar';
    },
  },
  {
    section,
    name: 'answers a scraper that does not say what it reads',
    async run(stand) {
      const subject = await stand.shared();
      const response = await ask(subject, {
        path: serviceContract.paths.metrics,
      });
      const samples = parseMetrics(await response.text());
      must(total(samples, REQUESTS) > 0, 'nothing is counted');
      return response.headers.get('content-type') ?? '';
    },
  },
];
