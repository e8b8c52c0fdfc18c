import { deflateRawSync } from 'node:zlib';
import { zipEntries } from './zipEntries';

/** A zip of one entry, its sizes in the directory alone, as Go writes them. */
function zipOf(name: string, content: Buffer, method: 0 | 8): Buffer {
  const data = method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + data.length, 16);
  return Buffer.concat([local, data, entry, end]);
}

describe('zipEntries', () => {
  it.each([0, 8] as const)('reads an entry, method %d', method => {
    const content = Buffer.from('the plan '.repeat(100));
    expect(zipEntries(zipOf('tfplan', content, method))).toEqual({
      tfplan: content,
    });
  });

  it('says so where there is none', () => {
    expect(() => zipEntries(Buffer.from('plan'))).toThrow('this is no zip');
  });
});
