import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { JsonFolder } from './JsonFolder';

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
 * What is to go wrong. Any process may say so while the provider runs.
 *
 * @public
 */
export class TerraformFaults {
  private constructor(private readonly folder: JsonFolder<TerraformFault>) {}

  static open(dataDir: string): TerraformFaults {
    return new TerraformFaults(JsonFolder.open(join(dataDir, 'faults')));
  }

  add(fault: TerraformFault): void {
    const place = String(process.hrtime.bigint()).padStart(20, '0');
    this.folder.put(`${place}-${randomUUID()}`, fault);
  }

  clear(): void {
    this.folder.keys().forEach(key => this.folder.remove(key));
  }

  /** What is still to come. */
  list(): TerraformFault[] {
    return this.folder.keys().flatMap(key => this.folder.get(key) ?? []);
  }

  /** The first fault that this operation meets; it counts as met. */
  take(
    on: TerraformOperation,
    resource: { type: string; values: unknown },
  ): TerraformFault | undefined {
    for (const key of this.folder.keys()) {
      const fault = this.folder.get(key);
      if (fault?.on === on && matches(fault, resource)) {
        this.count(key, fault);
        return fault;
      }
    }
    return undefined;
  }

  private count(key: string, fault: TerraformFault): void {
    const times = (fault.times ?? 1) - 1;
    if (times > 0) {
      this.folder.put(key, { ...fault, times });
    } else {
      this.folder.remove(key);
    }
  }
}
