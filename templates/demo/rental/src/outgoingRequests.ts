import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** What Node's `fetch` tells of a request that it sends, see undici's diagnostics channels. */
interface OutgoingRequest {
  origin: string;
  method: string;
  path: string;
  addHeader(name: string, value: string): void;
}

/**
 * Gives every `fetch` a span and hands the trace on in its headers. The query
 * is left out: it may hold personal data. Returns what ends it.
 */
export function traceOutgoingRequests(): () => void {
  const spans = new WeakMap<OutgoingRequest, Span>();

  const listeners = {
    'undici:request:create': ({ request }: { request: OutgoingRequest }) => {
      const span = startSpan(request);
      spans.set(request, span);
      propagation.inject(trace.setSpan(context.active(), span), request, {
        set: (to, name, value) => {
          to.addHeader(name, value);
        },
      });
    },
    'undici:request:headers': (message: {
      request: OutgoingRequest;
      response: { statusCode: number };
    }) => {
      const { statusCode } = message.response;
      const span = spans.get(message.request);
      span?.setAttribute('http.response.status_code', statusCode);
      if (statusCode >= 400) {
        span?.setAttribute('error.type', String(statusCode));
        span?.setStatus({ code: SpanStatusCode.ERROR });
      }
    },
    'undici:request:trailers': ({ request }: { request: OutgoingRequest }) => {
      spans.get(request)?.end();
      spans.delete(request);
    },
    'undici:request:error': (message: {
      request: OutgoingRequest;
      error: Error;
    }) => {
      const span = spans.get(message.request);
      span?.setAttribute('error.type', message.error.name);
      span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      spans.delete(message.request);
    },
  };

  const channels = Object.entries(listeners).map(
    ([name, listener]) =>
      [name, listener as (message: unknown) => void] as const,
  );
  channels.forEach(([name, listener]) => {
    subscribe(name, listener);
  });
  return () => {
    channels.forEach(([name, listener]) => {
      unsubscribe(name, listener);
    });
  };
}

function startSpan({ method, origin, path }: OutgoingRequest): Span {
  const { hostname, port, protocol } = new URL(origin);
  const pathname = path.split('?', 1)[0] ?? '';
  return trace.getTracer('outgoing-requests').startSpan(method, {
    kind: SpanKind.CLIENT,
    attributes: {
      'http.request.method': method,
      'server.address': hostname,
      'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
      'url.full': `${origin}${pathname}`,
    },
  });
}
