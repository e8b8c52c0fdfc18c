import { setTimeout as sleep } from 'node:timers/promises';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  setGlobalErrorHandler,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import { traceOutgoingRequests } from './outgoingRequests.ts';

/** Between two deliveries to the collector, in milliseconds. */
const DELIVERY_INTERVAL = 2_000;

/** For the last spans to be delivered when the service stops, in milliseconds. */
const LAST_DELIVERY_TIMEOUT = 2_000;

export interface Tracing {
  /** Delivers what is left, as far as the collector takes it in time. */
  stop(): Promise<void>;
}

/**
 * Traces by OpenTelemetry. Ids are made and handed on by W3C Trace Context even
 * when nothing is exported: logs carry them, and those who are called may export.
 */
export function startTracing(
  config: Config,
  logger: FastifyBaseLogger,
  spanProcessors: SpanProcessor[] = delivery(config),
): Tracing {
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector] }))
      .merge(
        resourceFromAttributes({
          'service.name': config.SERVICE_NAME,
          'deployment.environment.name': config.SERVICE_ENVIRONMENT,
        }),
      ),
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(config.OTEL_TRACES_SAMPLER_ARG),
    }),
    spanProcessors,
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  setGlobalErrorHandler((error) => {
    logger.warn({ error }, 'traces could not be delivered');
  });
  const stopOutgoing = traceOutgoingRequests();
  return {
    stop: async () => {
      stopOutgoing();
      await inTime(provider.shutdown());
    },
  };
}

function delivery(config: Config): SpanProcessor[] {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) {
    return [];
  }
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
  });
  return [
    new BatchSpanProcessor({
      exporter,
      scheduledDelayMillis: DELIVERY_INTERVAL,
    }),
  ];
}

/** A collector that is away must not hold up the end. */
async function inTime(delivered: Promise<void>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([
    delivered.catch(() => undefined),
    sleep(LAST_DELIVERY_TIMEOUT, undefined, { signal: timer.signal }).catch(
      () => undefined,
    ),
  ]);
  timer.abort();
}
