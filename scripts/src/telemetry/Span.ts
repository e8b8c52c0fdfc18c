export type AttributeValue = string | number | boolean;

/** A span as a collector sees it. */
export interface Span {
  traceId: string;
  spanId: string;
  /** Empty at the root of a trace. */
  parentSpanId: string;
  name: string;
  kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** Nanoseconds since 1970. */
  start: bigint;
  end: bigint;
  attributes: Record<string, AttributeValue>;
  failed: boolean;
  /** What is said of the process: `service.name` and so on. */
  resource: Record<string, AttributeValue>;
}

export const seconds = ({ start, end }: Span) => Number(end - start) / 1e9;
