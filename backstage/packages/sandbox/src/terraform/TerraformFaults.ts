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
export type TerraformOperation =
  | 'configure'
  | 'plan'
  | 'create'
  | 'read'
  | 'update'
  | 'delete';

/**
 * Which resources are meant. The protocol does not tell a provider their
 * addresses, so they are known by what is in them.
 *
 * @public
 */
export interface ResourceMatch {
  /** Of Terraform, such as `aws_sqs_queue`; any, if left out. */
  type?: string;
  /** A text among its values, such as its name or the tag `Name`. */
  having?: string;
}

/**
 * Something that goes wrong on purpose. With an `error` the operation fails:
 * `before` anything was done, or `after`, which leaves behind a resource that
 * Terraform takes for tainted. Without one it only takes its time.
 *
 * @public
 */
export interface TerraformFault extends ResourceMatch {
  on: TerraformOperation;
  /** As AWS calls it: `AccessDenied`, 403. */
  error?: { code: string; message: string; status?: number };
  when?: 'before' | 'after';
  delayMs?: number;
  /** How many operations it meets before it is over; 1 unless given. */
  times?: number;
}

function holds(value: unknown, text: string): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some(item => holds(item, text));
  }
  return value === text;
}

export const matches = (
  { type, having }: ResourceMatch,
  resource: { type: string; values: unknown },
) =>
  (type === undefined || type === resource.type) &&
  (having === undefined || holds(resource.values, having));

/**
 * What is to go wrong, one file for each fault, so that any process may say so
 * while the provider runs.
 *
 * @public
 */
export class TerraformFaults {
  private constructor(private readonly folder: string) {}

  static open(dataDir: string): TerraformFaults {
    const folder = join(dataDir, 'faults');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new TerraformFaults(folder);
  }

  add(fault: TerraformFault): void {
    const place = String(process.hrtime.bigint()).padStart(20, '0');
    this.write(`${place}-${randomUUID()}.json`, fault);
  }

  clear(): void {
    this.names().forEach(name => rmSync(join(this.folder, name)));
  }

  /** What is still to come. */
  list(): TerraformFault[] {
    return this.names().map(name => this.read(name));
  }

  /** The first fault that this operation meets; it counts as met. */
  take(
    on: TerraformOperation,
    resource: { type: string; values: unknown },
  ): TerraformFault | undefined {
    const name = this.names().find(candidate => {
      const fault = this.read(candidate);
      return fault.on === on && matches(fault, resource);
    });
    if (name === undefined) {
      return undefined;
    }
    const fault = this.read(name);
    const times = (fault.times ?? 1) - 1;
    if (times > 0) {
      this.write(name, { ...fault, times });
    } else {
      rmSync(join(this.folder, name));
    }
    return fault;
  }

  private names(): string[] {
    return readdirSync(this.folder)
      .filter(name => name.endsWith('.json'))
      .sort();
  }

  private read(name: string): TerraformFault {
    return JSON.parse(readFileSync(join(this.folder, name), 'utf8'));
  }

  private write(name: string, fault: TerraformFault): void {
    const draft = join(this.folder, `.${name}`);
    writeFileSync(draft, JSON.stringify(fault));
    renameSync(draft, join(this.folder, name));
  }
}
