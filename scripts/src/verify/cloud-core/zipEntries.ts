import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * What is in a zip that Terraform wrote, by name: a saved plan is one. Of the
 * format it knows what is needed for that: no encryption, no 64 bits.
 */
export function zipEntries(zip: Buffer): Record<string, Buffer> {
  const end = zip.lastIndexOf(
    Buffer.from([0x50, 0x4b, 0x05, 0x06]),
    zip.length - 1,
  );
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) {
    throw new Error('this is no zip');
  }
  const entries: Record<string, Buffer> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new Error('the directory of the zip is broken');
    }
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start =
      local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + size);
    entries[name] = method === DEFLATED ? inflateRawSync(bytes) : bytes;
    at +=
      46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
