import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.ts';

/** What is said of a request whose caller went away before its answer. */
const CALLER_WENT_AWAY = 499;

/** A request that is being answered. */
interface OpenRequest {
  span: Span;
  /** Holds the span, for whatever is done on behalf of the request. */
  context: Context;
  startedAt: number;
}

/**
 * Measures each request once and says it three times: as a span, in the
 * metrics and in one line of the log. Probes and scrapes are left out.
 */
export function addRequestTelemetry(
  app: FastifyInstance,
  metrics: Metrics,
): void {
  const open = new WeakMap<FastifyRequest, OpenRequest>();

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (request.routeOptions.config.operational) {
      done();
      return;
    }
    const started = start(request);
    open.set(request, started);
    context.with(started.context, done);
  });

  // Reading the body leaves the context: it is entered anew.
  app.addHook('preValidation', (request, _reply, done) => {
    context.with(open.get(request)?.context ?? ROOT_CONTEXT, done);
  });

  const end = (request: FastifyRequest, status: number) => {
    const ended = open.get(request);
    open.delete(request);
    if (ended) {
      context.with(
        ended.context,
        report,
        undefined,
        request,
        ended,
        status,
        metrics,
      );
    }
  };

  app.addHook('onResponse', async (request, reply: FastifyReply) => {
    end(request, reply.statusCode);
    return Promise.resolve();
  });
  app.addHook('onRequestAbort', async (request) => {
    end(request, CALLER_WENT_AWAY);
    return Promise.resolve();
  });
}

/** Without the query: that may hold personal data. */
const pathOf = (request: FastifyRequest) => request.url.split('?', 1)[0] ?? '';

function start(request: FastifyRequest): OpenRequest {
  const startedAt = performance.now();
  const caller = propagation.extract(ROOT_CONTEXT, request.headers);
  const { url: route } = request.routeOptions;
  const span = trace.getTracer('requests').startSpan(
    route === undefined ? request.method : `${request.method} ${route}`,
    {
      kind: SpanKind.SERVER,
      startTime: startedAt,
      attributes: {
        'http.request.method': request.method,
        ...(route !== undefined && { 'http.route': route }),
        'url.path': pathOf(request),
        'url.scheme': request.protocol,
      },
    },
    caller,
  );
  return { span, context: trace.setSpan(caller, span), startedAt };
}

function report(
  request: FastifyRequest,
  ended: OpenRequest,
  status: number,
  metrics: Metrics,
): void {
  const endedAt = performance.now();
  const seconds = (endedAt - ended.startedAt) / 1000;
  const { method } = request;
  const route = request.routeOptions.url ?? 'unmatched';
  const { traceId, traceFlags } = ended.span.spanContext();
  metrics.count({
    method,
    route,
    status,
    seconds,
    ...(traceFlags & TraceFlags.SAMPLED && { traceId }),
  });
  request.log.info(
    {
      method,
      route,
      path: pathOf(request),
      status,
      durationMs: Math.round(seconds * 10_000) / 10,
    },
    'request answered',
  );
  endSpan(ended.span, status, endedAt);
}

function endSpan(span: Span, status: number, endedAt: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status >= 500) {
    span.setAttribute('error.type', String(status));
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end(endedAt);
}
