import { WireReader } from './WireReader';

/** The fields of one protobuf message by number; each may occur several times. */
export class ProtobufMessage {
  private readonly fields = new Map<number, (bigint | Buffer)[]>();

  /** @throws Error when the bytes are no message. */
  constructor(bytes: Buffer) {
    const reader = new WireReader(bytes);
    while (!reader.atEnd) {
      const tag = Number(reader.varint());
      const field = tag >>> 3;
      const values = this.fields.get(field) ?? [];
      values.push(reader.value(tag & 7));
      this.fields.set(field, values);
    }
  }

  private last(field: number): bigint | Buffer | undefined {
    return this.fields.get(field)?.at(-1);
  }

  has(field: number): boolean {
    return this.fields.has(field);
  }

  bytes(field: number): Buffer {
    const value = this.last(field);
    return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
  }

  text(field: number): string {
    return this.bytes(field).toString('utf8');
  }

  integer(field: number): bigint {
    const value = this.last(field);
    return typeof value === 'bigint' ? value : 0n;
  }

  /** A number of 64 bits. */
  double(field: number): number {
    const bits = Buffer.alloc(8);
    bits.writeBigUInt64LE(this.integer(field));
    return bits.readDoubleLE();
  }

  messages(field: number): ProtobufMessage[] {
    return (this.fields.get(field) ?? [])
      .filter(value => Buffer.isBuffer(value))
      .map(value => new ProtobufMessage(value));
  }
}
