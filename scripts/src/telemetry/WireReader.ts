/** Reads values by their wire type, see protobuf.dev/programming-guides/encoding. */
export class WireReader {
  private position = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.bytes.readUInt8(this.position++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value;
      }
    }
    throw new Error('a varint has at most ten bytes');
  }

  value(wireType: number): bigint | Buffer {
    switch (wireType) {
      case 0:
        return this.varint();
      case 1:
        return this.take(8).readBigUInt64LE();
      case 2:
        return this.take(Number(this.varint()));
      case 5:
        return BigInt(this.take(4).readUInt32LE());
      default:
        throw new Error(`no wire type ${wireType}`);
    }
  }

  private take(length: number): Buffer {
    const end = this.position + length;
    if (end > this.bytes.length) {
      throw new Error('the message is cut off');
    }
    const taken = this.bytes.subarray(this.position, end);
    this.position = end;
    return taken;
  }
}
