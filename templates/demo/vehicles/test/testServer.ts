import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '../src/config.ts';
import { createLogger } from '../src/logging.ts';
import { Readiness } from '../src/readiness.ts';
import { createServer } from '../src/server.ts';
import { startTracing } from '../src/tracing.ts';

export interface TestServer {
  app: FastifyInstance;
  readiness: Readiness;
  /** Everything logged so far, parsed. */
  log: Record<string, unknown>[];
}

const exporter = new InMemorySpanExporter();

// Tracing is one for the whole process, as it is in the service.
startTracing(readConfig({}), createLogger({ LOG_LEVEL: 'silent' }), [
  new SimpleSpanProcessor({ exporter }),
]);

/** The spans of one trace that have ended, in the order of their ends. */
export function spansOf(traceId: string): ReadableSpan[] {
  return exporter
    .getFinishedSpans()
    .filter((span) => span.spanContext().traceId === traceId);
}

/** The service as it is, with its log kept instead of printed. */
export async function testServer(
  env: NodeJS.ProcessEnv = {},
): Promise<TestServer> {
  const log: Record<string, unknown>[] = [];
  const config = readConfig(env);
  const logger = createLogger(config, {
    write: (line) => log.push(JSON.parse(line) as Record<string, unknown>),
  });
  const readiness = new Readiness();
  const app = await createServer({ config, logger, readiness });
  return { app, readiness, log };
}
