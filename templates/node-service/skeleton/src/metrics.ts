import type { FastifyInstance } from 'fastify';
import {
  collectDefaultMetrics,
  Counter,
  Histogram,
  Registry,
} from 'prom-client';

/** In seconds; 0.3 and 1 are what latency objectives are usually written against. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 0.5, 1, 2.5, 5, 10];

/**
 * Rate, errors and duration of every request, and the process's own figures,
 * at `/metrics`. The route is the pattern, never the path: paths have no end.
 */
export function addMetrics(app: FastifyInstance): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status_code'],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'http_request_errors_total',
    help: 'Requests that failed here: answered with 5xx',
    labelNames: ['method', 'route'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route'],
    buckets: BUCKETS,
    registers: [registry],
  });

  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    if (!config.operational) {
      const labels = { method: request.method, route: url ?? 'unmatched' };
      requests.inc({ ...labels, status_code: reply.statusCode });
      if (reply.statusCode >= 500) {
        errors.inc(labels);
      }
      duration.observe(labels, reply.elapsedTime / 1000);
    }
    return Promise.resolve();
  });

  app.get(
    '/metrics',
    { config: { operational: true }, schema: { hide: true } },
    async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
  );
}
