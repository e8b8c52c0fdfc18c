import { InputError } from '@backstage/errors';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Parser } from 'tar';
import { ArchiveCollector } from './ArchiveCollector';
import type { SourceTree } from './SourceTree';
import { MIB, tooLarge } from './archiveErrors';
import { archiveLimits } from './archiveLimits';

const unzip = promisify(gunzip);

/** Header, padding and long-name records that tar adds to each file, at most; and its end. */
const TAR_OVERHEAD = 4_096;

/**
 * Reads a tar.gz into memory: regular files within the limits, no links, no
 * devices, no path outside or into `.git`. Throws InputError for anything
 * else, and unpacks no further than the limits.
 */
export async function readArchive(packed: Buffer): Promise<SourceTree> {
  if (packed.length > archiveLimits.packed) {
    throw new InputError(
      `The source archive has ${packed.length} bytes; at most ${
        archiveLimits.packed / MIB
      } MiB are taken`,
    );
  }
  return parseTar(await unpack(packed));
}

async function unpack(packed: Buffer): Promise<Buffer> {
  const { unpacked, files } = archiveLimits;
  try {
    return await unzip(packed, {
      maxOutputLength: unpacked + (files + 1) * TAR_OVERHEAD,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge();
    }
    throw new InputError(
      `The source archive is not a whole tar.gz: ${(error as Error).message}`,
    );
  }
}

function parseTar(tar: Buffer): Promise<SourceTree> {
  return new Promise((resolve, reject) => {
    const collector = new ArchiveCollector();
    let ended = false;
    const parser = new Parser({
      strict: true,
      onReadEntry: entry => {
        try {
          collector.take(entry);
        } catch (error) {
          // Later entries are read past; only the first complaint counts.
          reject(error);
          entry.resume();
        }
      },
    });
    parser.on('error', error =>
      reject(
        new InputError(
          `The source archive is not a whole tar.gz: ${error.message}`,
        ),
      ),
    );
    parser.on('eof', () => {
      ended = true;
    });
    parser.on('end', () => {
      try {
        // Cut off between two files, it would look whole otherwise.
        if (!ended) {
          throw new InputError(
            'The source archive is not a whole tar.gz: its end is missing',
          );
        }
        resolve(collector.tree());
      } catch (error) {
        reject(error);
      }
    });
    parser.end(tar);
  });
}
