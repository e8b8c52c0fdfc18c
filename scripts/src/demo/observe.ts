import { Sample, scrape, total } from '../telemetry/metricsText';
import { seconds, Span } from '../telemetry/Span';
import { DemoStand } from './DemoStand';
import { DemoName, demoServices } from './services';

/** Seconds above which a request counts as slow: a bucket of every service's histogram. */
export const SLOW = 0.3;

const DURATION = 'http_request_duration_seconds';

/** What one source of telemetry says of the requests that a service has answered. */
export interface Figures {
  requests: number;
  errors: number;
  slow: number;
  /** Of all requests together. */
  seconds: number;
}

export interface Observation {
  service: DemoName;
  metrics: Figures;
  traces: Figures;
  /** Server spans of these requests. */
  spans: Span[];
}

function figuresOf(samples: Sample[]): Figures {
  const requests = total(samples, `${DURATION}_count`);
  return {
    requests,
    errors: total(samples, 'http_request_errors_total'),
    slow: requests - total(samples, `${DURATION}_bucket`, { le: String(SLOW) }),
    seconds: total(samples, `${DURATION}_sum`),
  };
}

function difference(before: Figures, after: Figures): Figures {
  return {
    requests: after.requests - before.requests,
    errors: after.errors - before.errors,
    slow: after.slow - before.slow,
    seconds: after.seconds - before.seconds,
  };
}

function tally(spans: Span[]): Figures {
  return {
    requests: spans.length,
    errors: spans.filter(({ failed }) => failed).length,
    slow: spans.filter(span => seconds(span) > SLOW).length,
    seconds: spans.reduce((sum, span) => sum + seconds(span), 0),
  };
}

const servedBy = (name: DemoName) => (span: Span) =>
  span.kind === 'server' && span.resource['service.name'] === name;

/**
 * Runs `work` and tells what metrics and traces say of it, service by service.
 * Nobody else may ask the services meanwhile.
 */
export async function observe(
  stand: DemoStand,
  work: () => Promise<unknown>,
): Promise<Observation[]> {
  const figures = () =>
    Promise.all(
      demoServices.map(async name =>
        figuresOf(await scrape(stand.service(name).url)),
      ),
    );
  const before = await figures();
  // Spans come later than counts: those of earlier requests are waited for.
  const earlier = new Set(
    (
      await Promise.all(
        demoServices.map((name, n) =>
          stand.collector.until(servedBy(name), before[n].requests),
        ),
      )
    ).flat(),
  );
  await work();
  const after = await figures();

  return Promise.all(
    demoServices.map(async (service, n) => {
      const metrics = difference(before[n], after[n]);
      const served = servedBy(service);
      const spans = await stand.collector.until(
        span => served(span) && !earlier.has(span),
        metrics.requests,
      );
      return { service, metrics, traces: tally(spans), spans };
    }),
  );
}
