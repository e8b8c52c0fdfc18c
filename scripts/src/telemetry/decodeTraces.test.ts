import { decodeTraces } from './decodeTraces';

const hex = (text: string) => Buffer.from(text, 'hex');

/** A field with a length below 2^14, which fits two bytes. */
const field = (number: number, bytes: Buffer) => {
  const { length } = bytes;
  const size = length < 128 ? [length] : [(length & 0x7f) | 0x80, length >> 7];
  return Buffer.concat([Buffer.from([number * 8 + 2, ...size]), bytes]);
};
const text = (number: number, value: string) =>
  field(number, Buffer.from(value));
const varint = (number: number, ...bytes: number[]) =>
  Buffer.from([number * 8, ...bytes]);
const fixed = (number: number, value: bigint) => {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(number * 8 + 1);
  bytes.writeBigUInt64LE(value, 1);
  return bytes;
};
const message = (number: number, ...fields: Buffer[]) =>
  field(number, Buffer.concat(fields));

const attribute = (number: number, key: string, ...value: Buffer[]) =>
  message(number, text(1, key), message(2, ...value));

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

const half = Buffer.alloc(9);
half.writeUInt8(4 * 8 + 1);
half.writeDoubleLE(0.5, 1);

const request = message(
  1,
  message(1, attribute(1, 'service.name', text(1, 'shop'))),
  message(
    2,
    message(
      2,
      field(1, hex(TRACE)),
      field(2, hex('00f067aa0ba902b7')),
      text(5, 'GET /'),
      varint(6, 2),
      fixed(7, 1_700_000_000_000_000_000n),
      fixed(8, 1_700_000_000_300_000_001n),
      attribute(9, 'status', varint(3, 0xc8, 0x01)),
      attribute(
        9,
        'below',
        varint(3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
      ),
      attribute(9, 'share', half),
      attribute(9, 'yes', varint(2, 1)),
      message(15, varint(3, 2)),
    ),
  ),
);

describe('decodeTraces', () => {
  it('reads spans with what is said of them and of their process', () => {
    expect(decodeTraces(request)).toEqual([
      {
        traceId: TRACE,
        spanId: '00f067aa0ba902b7',
        parentSpanId: '',
        name: 'GET /',
        kind: 'server',
        start: 1_700_000_000_000_000_000n,
        end: 1_700_000_000_300_000_001n,
        attributes: { status: 200, below: -1, share: 0.5, yes: true },
        failed: true,
        resource: { 'service.name': 'shop' },
      },
    ]);
  });

  it('refuses what is cut off', () => {
    expect(() => decodeTraces(request.subarray(0, -1))).toThrow('cut off');
  });
});
