import { mockServices } from '@backstage/backend-test-utils';
import { Journal } from '../database/Journal';
import { Lease } from './Lease';
import { LeaseLostError } from './LeaseLostError';

const LEASE_MS = 9_000;
const BEAT_MS = 3_000;

describe('Lease', () => {
  let steady: number;
  let renew: jest.Mock;
  let lease: Lease;
  const onCancel = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    onCancel.mockReset();
    steady = 0;
    renew = jest.fn(async () => ({}));
    lease = Lease.hold({
      journal: { operationId: 'o', renew } as unknown as Journal,
      leaseMs: LEASE_MS,
      claimedAt: 0,
      steadyNow: () => steady,
      logger: mockServices.logger.mock(),
      onCancel,
    });
  });

  afterEach(() => {
    lease.release();
    jest.useRealTimers();
  });

  const pass = async (ms: number) => {
    steady += ms;
    await jest.advanceTimersByTimeAsync(ms);
  };

  it('is renewed at a third of its length for as long as it is held', async () => {
    for (let beat = 0; beat < 20; beat++) {
      await pass(BEAT_MS);
    }
    expect(renew).toHaveBeenCalledTimes(20);
    expect(lease.signal.aborted).toBe(false);
    lease.release();
    await pass(LEASE_MS);
    expect(renew).toHaveBeenCalledTimes(20);
  });

  it('is lost when somebody has taken over', async () => {
    renew.mockRejectedValue(new LeaseLostError('o'));
    await pass(BEAT_MS);
    expect(lease.signal.reason).toBeInstanceOf(LeaseLostError);
  });

  it('outlives a database that is away, but not for longer than it lasts', async () => {
    renew.mockRejectedValueOnce(new Error('away'));
    await pass(BEAT_MS);
    await pass(BEAT_MS);
    expect(lease.signal.aborted).toBe(false);
    renew.mockRejectedValue(new Error('away'));
    await pass(BEAT_MS);
    await pass(BEAT_MS);
    expect(lease.signal.aborted).toBe(false);
    await pass(BEAT_MS);
    expect(lease.signal.reason).toBeInstanceOf(LeaseLostError);
  });

  it('is lost at once for a process that was stopped, before any timer', () => {
    steady = LEASE_MS;
    expect(() => lease.signal.throwIfAborted()).toThrow(LeaseLostError);
  });

  it('counts from before a renewal was sent', async () => {
    let answer = () => {};
    renew.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = () => resolve({});
        }),
    );
    await pass(BEAT_MS);
    steady += LEASE_MS - 1;
    answer();
    await Promise.resolve();
    await Promise.resolve();
    expect(lease.signal.aborted).toBe(false);
    steady += 1;
    expect(lease.signal.aborted).toBe(true);
  });

  it('passes on who has asked to cancel', async () => {
    renew.mockResolvedValue({ cancelledBy: 'user:default/bob' });
    await pass(BEAT_MS);
    expect(onCancel).toHaveBeenCalledWith('user:default/bob');
  });
});
