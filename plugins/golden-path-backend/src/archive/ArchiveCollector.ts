import { InputError } from '@backstage/errors';
import type { ReadEntry } from 'tar';
import type { SourceFile, SourceTree } from './SourceTree';
import { tooLarge } from './archiveErrors';
import { archiveLimits } from './archiveLimits';
import { pathProblem } from './pathProblem';

/** Holds what was read so far against the limits. */
export class ArchiveCollector {
  private readonly files = new Map<string, SourceFile>();
  private readonly folders = new Set<string>();
  private size = 0;

  take(entry: ReadEntry): void {
    const path = entry.path.replace(/^(\.\/+)+/, '').replace(/\/+$/, '');
    if (entry.type === 'Directory') {
      if (path !== '' && path !== '.') {
        assertLegal(path);
      }
      entry.resume();
      return;
    }
    if (entry.type !== 'File' && entry.type !== 'OldFile') {
      throw new InputError(
        `The source archive holds ${JSON.stringify(path)}, which is a ${
          entry.type
        }; only files and folders are taken`,
      );
    }
    assertLegal(path);
    this.count(path, entry.size);
    const chunks: Buffer[] = [];
    entry.on('data', chunk => chunks.push(chunk));
    entry.on('end', () =>
      this.files.set(path, {
        content: Buffer.concat(chunks),
        executable: ((entry.mode ?? 0) & 0o100) !== 0,
      }),
    );
  }

  tree(): SourceTree {
    if (this.files.size === 0) {
      throw new InputError('The source archive holds no file');
    }
    for (const folder of this.folders) {
      if (this.files.has(folder)) {
        throw new InputError(
          `The source archive holds ${JSON.stringify(
            folder,
          )} both as a file and as a folder`,
        );
      }
    }
    return this.files;
  }

  private count(path: string, size: number): void {
    if (this.files.has(path)) {
      throw new InputError(
        `The source archive holds ${JSON.stringify(path)} twice`,
      );
    }
    this.size += size;
    if (this.size > archiveLimits.unpacked) {
      throw tooLarge();
    }
    if (this.files.size >= archiveLimits.files) {
      throw new InputError(
        `The source archive holds more than ${archiveLimits.files} files`,
      );
    }
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      this.folders.add(parts.slice(0, depth).join('/'));
    }
  }
}

function assertLegal(path: string): void {
  const problem = path === '' ? 'is empty' : pathProblem(path);
  if (problem) {
    throw new InputError(
      `The source archive holds the path ${JSON.stringify(
        path.slice(0, 200),
      )}, which ${problem}`,
    );
  }
}
