import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { service } from './service.ts';

/** One JSON object a line on standard output, for a collector to read. */
export function createLogger(
  config: Pick<Config, 'LOG_LEVEL' | 'SERVICE_ENVIRONMENT'>,
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: config.LOG_LEVEL,
      base: {
        service: service.name,
        environment: config.SERVICE_ENVIRONMENT,
      },
      messageKey: 'message',
      errorKey: 'error',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

const SAFE_ID = /^[\w.:-]{1,128}$/;

/** Takes the caller's `x-request-id` over when it is fit for a log, else makes one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SAFE_ID.test(given)
    ? given
    : randomUUID();
}

const TRACE_PARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/;

/** The trace that a request belongs to, by W3C Trace Context. */
export function traceContext(request: IncomingMessage): {
  traceId?: string;
  spanId?: string;
} {
  const given = request.headers.traceparent;
  const match = typeof given === 'string' && TRACE_PARENT.exec(given);
  return match ? { traceId: match[1] ?? '', spanId: match[2] ?? '' } : {};
}
