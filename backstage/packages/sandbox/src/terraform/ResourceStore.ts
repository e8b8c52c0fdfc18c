import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { JsonFolder } from './JsonFolder';

/** @public */
export interface StoredResource {
  key: string;
  /** Of Terraform: `aws_sqs_queue`. */
  type: string;
  values: Readonly<Record<string, unknown>>;
}

/**
 * What exists, so that it outlives the process and that somebody may change or
 * delete it behind Terraform's back.
 */
export class ResourceStore {
  private constructor(
    private readonly folder: JsonFolder<Omit<StoredResource, 'key'>>,
  ) {}

  static open(dataDir: string): ResourceStore {
    return new ResourceStore(JsonFolder.open(join(dataDir, 'resources')));
  }

  newKey(): string {
    return randomUUID();
  }

  get(key: string): StoredResource | undefined {
    const found = this.folder.get(key);
    return found && { key, ...found };
  }

  put({ key, type, values }: StoredResource): void {
    this.folder.put(key, { type, values });
  }

  remove(key: string): void {
    this.folder.remove(key);
  }

  list(): StoredResource[] {
    return this.folder.keys().flatMap(key => this.get(key) ?? []);
  }
}
