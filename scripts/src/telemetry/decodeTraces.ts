import { ProtobufMessage } from './ProtobufMessage';
import { AttributeValue, Span } from './Span';

const KINDS: Span['kind'][] = [
  'internal',
  'internal',
  'server',
  'client',
  'producer',
  'consumer',
];

/** Of `Status.code`. */
const ERROR = 2n;

/** Lists and maps are left out: nobody looks at them here. */
function attributesOf(message: ProtobufMessage, field: number) {
  const attributes: Record<string, AttributeValue> = {};
  for (const pair of message.messages(field)) {
    const [value] = pair.messages(2);
    if (value?.has(1)) {
      attributes[pair.text(1)] = value.text(1);
    } else if (value?.has(2)) {
      attributes[pair.text(1)] = value.integer(2) === 1n;
    } else if (value?.has(3)) {
      attributes[pair.text(1)] = Number(BigInt.asIntN(64, value.integer(3)));
    } else if (value?.has(4)) {
      attributes[pair.text(1)] = value.double(4);
    }
  }
  return attributes;
}

function spanOf(message: ProtobufMessage, resource: Span['resource']): Span {
  return {
    traceId: message.bytes(1).toString('hex'),
    spanId: message.bytes(2).toString('hex'),
    parentSpanId: message.bytes(4).toString('hex'),
    name: message.text(5),
    kind: KINDS[Number(message.integer(6))] ?? 'internal',
    start: message.integer(7),
    end: message.integer(8),
    attributes: attributesOf(message, 9),
    failed: message.messages(15).some(status => status.integer(3) === ERROR),
    resource,
  };
}

/**
 * The spans of an `ExportTraceServiceRequest` in protobuf, the encoding that
 * every OpenTelemetry SDK has. Field numbers are those of
 * opentelemetry-proto 1.x, `trace/v1/trace.proto`.
 */
export function decodeTraces(body: Buffer): Span[] {
  return new ProtobufMessage(body).messages(1).flatMap(resourceSpans => {
    const [described] = resourceSpans.messages(1);
    const resource = described ? attributesOf(described, 1) : {};
    return resourceSpans
      .messages(2)
      .flatMap(scope => scope.messages(2))
      .map(span => spanOf(span, resource));
  });
}
