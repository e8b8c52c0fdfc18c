import { ConflictError, InputError } from '@backstage/errors';
import fc from 'fast-check';
import {
  VendorUnavailableError,
  defaultRetryPolicy,
  isInDoubt,
} from '../vendors';
import { createOnce } from './createOnce';

const policy = {
  ...defaultRetryPolicy,
  attempts: 4,
  sleep: async () => undefined,
};
const { signal } = new AbortController();

/** What may happen to one call of create. */
type Step = 'made' | 'made, answer lost' | 'lost' | 'race' | 'refused';

/** A vendor that holds one thing at most, like a name. */
class OneThing {
  made = 0;
  calls = 0;
  constructor(private readonly steps: Step[]) {}

  find = async () => (this.made > 0 ? 'mine' : undefined);

  create = async () => {
    const step = this.steps[this.calls++] ?? 'made';
    if (step === 'race') {
      throw new InputError('please refresh and try again');
    }
    if (step === 'refused') {
      throw new InputError('no');
    }
    if (step === 'lost') {
      throw new VendorUnavailableError('no answer', true);
    }
    if (this.made > 0) {
      throw new ConflictError('already taken');
    }
    this.made += 1;
    if (step === 'made, answer lost') {
      throw new VendorUnavailableError('no answer', true);
    }
    return 'mine';
  };
}

describe('createOnce', () => {
  const run = (vendor: OneThing) =>
    createOnce({
      find: vendor.find,
      create: vendor.create,
      isLostRace: error => /please refresh/.test(String(error)),
      signal,
      policy,
    });

  it('makes exactly one whatever happens to the answers, or says why not', async () => {
    const step = fc.constantFrom<Step>(
      'made',
      'made, answer lost',
      'lost',
      'race',
      'refused',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async steps => {
        const vendor = new OneThing(steps);
        const outcome = await run(vendor).catch(error => error);
        expect(vendor.calls).toBeLessThanOrEqual(policy.attempts);
        expect(vendor.made).toBe(outcome === 'mine' ? 1 : 0);
      }),
    );
  });

  it('stays in doubt when one attempt of several was', async () => {
    const refused = await run(new OneThing(['lost', 'refused'])).catch(
      error => error,
    );
    expect(isInDoubt(refused)).toBe(true);
    expect(refused.message).toMatch(/^no .*an earlier attempt had no answer/);
    const certain = await run(new OneThing(['race', 'refused'])).catch(
      error => error,
    );
    expect(certain.name).toBe('InputError');
  });

  it.each([
    ['as long as the vendor asks before it tries again', 7_000, 2],
    ['not at all for longer than the policy allows', 3_600_000, 1],
  ])('waits %s', async (_, asked, calls) => {
    const pauses: number[] = [];
    const vendor = new OneThing([]);
    const failure = new VendorUnavailableError('away', true, asked);
    let failed = 0;
    const outcome = await createOnce({
      find: vendor.find,
      create: async () => {
        failed += 1;
        if (failed === 1) {
          throw failure;
        }
        return vendor.create();
      },
      signal,
      policy: {
        ...policy,
        sleep: async milliseconds => {
          pauses.push(milliseconds);
        },
      },
    }).catch(error => error);
    expect(failed).toBe(calls);
    expect(pauses).toEqual(calls === 2 ? [asked] : []);
    expect(outcome).toBe(calls === 2 ? 'mine' : failure);
  });

  it('makes nothing when it is there already', async () => {
    const vendor = new OneThing([]);
    vendor.made = 1;
    await expect(run(vendor)).resolves.toBe('mine');
    expect(vendor.calls).toBe(0);
  });

  it('does not take for its own what clashes and is not found', async () => {
    const clash = new ConflictError('already taken');
    await expect(
      createOnce({
        find: async () => undefined,
        create: async () => {
          throw clash;
        },
        signal,
        policy,
      }),
    ).rejects.toBe(clash);
  });
});
