import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** @public */
export interface StoredResource {
  key: string;
  /** Of Terraform: `aws_sqs_queue`. */
  type: string;
  values: Readonly<Record<string, unknown>>;
}

const ENDING = '.json';

/**
 * What exists, one file for each resource, so that it outlives the process and
 * that somebody may change or delete it behind Terraform's back.
 */
export class ResourceStore {
  private constructor(private readonly folder: string) {}

  static open(dataDir: string): ResourceStore {
    const folder = join(dataDir, 'resources');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new ResourceStore(folder);
  }

  newKey(): string {
    return randomUUID();
  }

  get(key: string): StoredResource | undefined {
    try {
      return { key, ...JSON.parse(readFileSync(this.file(key), 'utf8')) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  put({ key, type, values }: StoredResource): void {
    const draft = join(this.folder, `.${key}`);
    writeFileSync(draft, `${JSON.stringify({ type, values }, null, 1)}\n`, {
      mode: 0o600,
    });
    renameSync(draft, this.file(key));
  }

  remove(key: string): void {
    rmSync(this.file(key), { force: true });
  }

  list(): StoredResource[] {
    return readdirSync(this.folder)
      .filter(name => name.endsWith(ENDING))
      .flatMap(name => this.get(name.slice(0, -ENDING.length)) ?? []);
  }

  private file(key: string): string {
    return join(this.folder, `${key}${ENDING}`);
  }
}
