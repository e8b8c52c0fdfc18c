import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import fc from 'fast-check';
import { VendorUnavailableError, defaultRetryPolicy, isInDoubt } from '../http';
import { createOrUpdate } from './createOrUpdate';

const policy = {
  ...defaultRetryPolicy,
  attempts: 4,
  sleep: async () => undefined,
};
const { signal } = new AbortController();

/** What may happen to one call. */
type Step =
  | 'done'
  | 'done, answer lost'
  | 'lost'
  | 'refused'
  | 'somebody makes it first'
  | 'somebody removes it first';

/** A vendor that holds one value at most. */
class OneValue {
  value?: string;
  calls = 0;
  constructor(private readonly steps: Step[]) {}

  set(isUpdate: boolean) {
    const step = this.steps[this.calls++] ?? 'done';
    if (step === 'refused') {
      throw new InputError('no');
    }
    if (step === 'lost') {
      throw new VendorUnavailableError('no answer', true);
    }
    if (step === 'somebody makes it first') {
      this.value ??= 'theirs';
    }
    if (step === 'somebody removes it first') {
      this.value = undefined;
    }
    if (isUpdate !== (this.value !== undefined)) {
      throw isUpdate ? new NotFoundError('gone') : new ConflictError('taken');
    }
    this.value = 'ours';
    if (step === 'done, answer lost') {
      throw new VendorUnavailableError('no answer', true);
    }
  }
}

const run = (vendor: OneValue) =>
  createOrUpdate({
    exists: async () => vendor.value !== undefined,
    create: async () => vendor.set(false),
    update: async () => vendor.set(true),
    signal,
    policy,
  });

describe('createOrUpdate', () => {
  it('sets it whatever happens to the answers and whoever else is at work, or says why not', async () => {
    const step = fc.constantFrom<Step>(
      'done',
      'done, answer lost',
      'lost',
      'refused',
      'somebody makes it first',
      'somebody removes it first',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 6 }),
        fc.boolean(),
        async (steps, known) => {
          const vendor = new OneValue(steps);
          vendor.value = known ? 'before' : undefined;
          const failure = await run(vendor).catch(error => error);
          expect(vendor.calls).toBeLessThanOrEqual(policy.attempts);
          // Nobody may take for sure what is only not known.
          expect(
            failure === undefined
              ? vendor.value === 'ours'
              : vendor.value !== 'ours' || isInDoubt(failure),
          ).toBe(true);
        },
      ),
    );
  });

  it('looks before: what is there is not made again', async () => {
    const vendor = new OneValue([]);
    vendor.value = 'before';
    await run(vendor);
    expect(vendor).toMatchObject({ value: 'ours', calls: 1 });
  });
});
