import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const ENDING = '.json';

/**
 * Values by key in a folder, one file each, for several processes: a file is
 * there whole or not at all.
 */
export class JsonFolder<T> {
  private constructor(private readonly path: string) {}

  static open<T>(path: string): JsonFolder<T> {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return new JsonFolder(path);
  }

  /** In the order of their names. */
  keys(): string[] {
    return readdirSync(this.path)
      .filter(name => name.endsWith(ENDING))
      .map(name => name.slice(0, -ENDING.length))
      .sort();
  }

  /** Undefined for what is not there, or not any more. */
  get(key: string): T | undefined {
    try {
      return JSON.parse(readFileSync(this.file(key), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  put(key: string, value: T): void {
    const draft = join(this.path, `.${key}`);
    writeFileSync(draft, `${JSON.stringify(value, null, 1)}\n`, {
      mode: 0o600,
    });
    renameSync(draft, this.file(key));
  }

  remove(key: string): void {
    rmSync(this.file(key), { force: true });
  }

  private file(key: string): string {
    return join(this.path, `${key}${ENDING}`);
  }
}
