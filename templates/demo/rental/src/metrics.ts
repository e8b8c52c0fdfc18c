import type { FastifyInstance } from 'fastify';
import {
  collectDefaultMetrics,
  Counter,
  Histogram,
  type OpenMetricsContentType,
  Registry,
} from 'prom-client';

/** In seconds; 0.3 and 1 are what latency objectives are usually written against. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 0.5, 1, 2.5, 5, 10];

/** A request that has been answered. */
export interface AnsweredRequest {
  method: string;
  /** The pattern of the route, never the path: paths have no end. */
  route: string;
  status: number;
  seconds: number;
  /** The trace that shows this request, if it is kept. */
  traceId?: string;
}

/** Rate, errors and duration of requests, and the process's own figures. */
export class Metrics {
  readonly #registry = new Registry<OpenMetricsContentType>();
  readonly #requests: Counter<'method' | 'route' | 'status_code'>;
  // prom-client's types take the labels of exemplars for labels of the metric.
  readonly #errors: Counter<'method' | 'route' | 'trace_id'>;
  readonly #duration: Histogram<'method' | 'route' | 'trace_id'>;

  constructor() {
    // The one format that carries exemplars; every Prometheus since 2.5 reads it.
    this.#registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({
      name: 'http_requests_total',
      help: 'Requests answered',
      labelNames: ['method', 'route', 'status_code'],
      registers,
    });
    this.#errors = new Counter({
      name: 'http_request_errors_total',
      help: 'Requests that failed here: answered with 5xx',
      labelNames: ['method', 'route'],
      enableExemplars: true,
      registers,
    });
    this.#duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the arrival of a request to the end of its answer',
      labelNames: ['method', 'route'],
      buckets: BUCKETS,
      enableExemplars: true,
      registers,
    });
  }

  count({ method, route, status, seconds, traceId }: AnsweredRequest): void {
    const labels = { method, route };
    const exemplar = traceId && { exemplarLabels: { trace_id: traceId } };
    this.#requests.inc({ ...labels, status_code: status });
    if (status >= 500) {
      this.#errors.inc({ labels, value: 1, ...exemplar });
    }
    this.#duration.observe({ labels, value: seconds, ...exemplar });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything counted, in the OpenMetrics text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

export function addMetricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get(
    '/metrics',
    { config: { operational: true }, schema: { hide: true } },
    async (_request, reply) =>
      reply.type(metrics.contentType).send(await metrics.text()),
  );
}
