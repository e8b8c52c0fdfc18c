import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './Refusal';
import type { Block } from './schema/Schema';
import type { ResourceStore } from './ResourceStore';
import type {
  TerraformFault,
  TerraformFaults,
  TerraformOperation,
} from './TerraformFaults';
import { conform } from './values/conform';
import { planCreate, planUpdate } from './values/plan';
import { settle } from './values/settle';
import type { Values } from './values/Value';
import type { Settings, Vendor } from './Vendor';

/** What an operation left behind, even where it failed. */
export interface Outcome {
  values: Values | null;
  key: string;
  refusal?: Refusal;
}

interface Plan {
  values: Values;
  /** Arguments for whose sake another resource is made. */
  replaces: string[];
}

/** Makes, reads, changes and deletes resources of one vendor in a store. */
export class Resources {
  constructor(
    private readonly vendor: Vendor,
    private readonly store: ResourceStore,
    private readonly faults: TerraformFaults,
  ) {}

  async plan(options: {
    type: string;
    block: Block;
    settings: Settings;
    given: Values;
    prior: Values | null;
    proposed: Values;
  }): Promise<Plan> {
    const { type, block, settings, given, prior, proposed } = options;
    await this.meet('plan', type, given);
    const values = prior
      ? planUpdate(block, prior, proposed)
      : planCreate(block, proposed);
    const foreseen = this.vendor.foreseen(values, settings);
    const planned: Values = { ...values };
    for (const { name, computed } of block.attributes) {
      if (computed && given[name] === null && name in foreseen) {
        planned[name] = foreseen[name];
      }
    }
    const replaces = prior
      ? Object.keys(planned).filter(
          name =>
            this.vendor.replacedBy(type, name) &&
            !isDeepStrictEqual(prior[name], planned[name]),
        )
      : [];
    return { values: planned, replaces };
  }

  create(
    type: string,
    block: Block,
    settings: Settings,
    planned: Values,
  ): Promise<Outcome> {
    const key = this.store.newKey();
    return this.carryOut('create', type, planned, { values: null, key }, () => {
      const values = settle(block, planned, (attribute, known) =>
        this.vendor.decide({ type, attribute, known, settings, seed: key }),
      );
      this.store.put({ key, type, values });
      return { values, key };
    });
  }

  update(
    type: string,
    block: Block,
    settings: Settings,
    { key, prior, planned }: { key: string; prior: Values; planned: Values },
  ): Promise<Outcome> {
    return this.carryOut(
      'update',
      type,
      planned,
      { values: prior, key },
      () => {
        const values = settle(block, planned, (attribute, known) =>
          this.vendor.decide({ type, attribute, known, settings, seed: key }),
        );
        this.store.put({ key, type, values });
        return { values, key };
      },
    );
  }

  delete(type: string, key: string, prior: Values): Promise<Outcome> {
    return this.carryOut('delete', type, prior, { values: prior, key }, () => {
      this.store.remove(key);
      return { values: null, key };
    });
  }

  /** `null` where it is not there any more. */
  async read(
    type: string,
    block: Block,
    key: string,
    current: Values,
  ): Promise<Values | null> {
    await this.meet('read', type, current);
    const found = this.store.get(key);
    return found ? conform(block, found.values as Values) : null;
  }

  async configure(configuration: Values): Promise<Settings> {
    await this.meet('configure', this.vendor.name, configuration);
    return this.vendor.configure(configuration);
  }

  private async carryOut(
    operation: TerraformOperation,
    type: string,
    values: Values,
    before: Outcome,
    work: () => Outcome,
  ): Promise<Outcome> {
    const fault = this.faults.take(operation, { type, values });
    await sleep(fault?.delayMs ?? 0);
    const refusal = this.refusal(fault, operation, type, values);
    if (refusal && fault?.when !== 'after') {
      return { ...before, refusal };
    }
    const outcome = work();
    return refusal ? { ...outcome, refusal } : outcome;
  }

  /** @throws Refusal if a fault says so */
  private async meet(
    operation: TerraformOperation,
    type: string,
    values: Values,
  ): Promise<void> {
    const fault = this.faults.take(operation, { type, values });
    await sleep(fault?.delayMs ?? 0);
    const refusal = this.refusal(fault, operation, type, values);
    if (refusal) {
      throw refusal;
    }
  }

  private refusal(
    fault: TerraformFault | undefined,
    operation: TerraformOperation,
    type: string,
    values: Values,
  ): Refusal | undefined {
    return fault?.error
      ? new Refusal(this.vendor.refusal(type, operation, values, fault.error))
      : undefined;
  }
}
