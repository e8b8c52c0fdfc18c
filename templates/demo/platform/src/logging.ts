import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { service } from './service.ts';

/** One JSON object a line on standard output, for a collector to read. */
export function createLogger(
  config: Partial<
    Pick<Config, 'LOG_LEVEL' | 'SERVICE_NAME' | 'SERVICE_ENVIRONMENT'>
  >,
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: config.LOG_LEVEL ?? 'info',
      base: {
        service: config.SERVICE_NAME ?? service.name,
        environment: config.SERVICE_ENVIRONMENT,
      },
      messageKey: 'message',
      errorKey: 'error',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: traceIds,
    },
    destination,
  );
}

/** Leads from a line to the trace of the request that it was written for. */
function traceIds(): { traceId?: string; spanId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { traceId: span.traceId, spanId: span.spanId } : {};
}

const SAFE_ID = /^[\w.:-]{1,128}$/;

/** Takes the caller's `x-request-id` over when it is fit for a log, else makes one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SAFE_ID.test(given)
    ? given
    : randomUUID();
}
