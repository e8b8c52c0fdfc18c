import { pollUntil } from './pollUntil';

describe('pollUntil', () => {
  const { signal } = new AbortController();

  it('looks until there is something, waiting longer each time up to a limit', async () => {
    const waits: number[] = [];
    let looks = 0;
    const found = await pollUntil(
      async () => {
        looks += 1;
        return looks === 6 ? 'found' : undefined;
      },
      {
        timeout: 60_000,
        signal,
        interval: 100,
        maxInterval: 150,
        sleep: async milliseconds => {
          waits.push(Math.round(milliseconds));
        },
      },
    );
    expect(found).toBe('found');
    expect(waits).toEqual([100, 120, 144, 150, 150]);
  });

  it('looks once more when the time is up, and then gives up', async () => {
    let looks = 0;
    const found = await pollUntil(
      async () => {
        looks += 1;
        return undefined;
      },
      { timeout: 0, signal },
    );
    expect(found).toBeUndefined();
    expect(looks).toBe(1);
  });

  it('takes whatever is not undefined for found', async () => {
    await expect(
      pollUntil(async () => false, { timeout: 0, signal }),
    ).resolves.toBe(false);
  });

  it('stops for the reason of the signal, also while it waits', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const polling = pollUntil(async () => undefined, {
      timeout: 60_000,
      interval: 60_000,
      signal: controller.signal,
    });
    setImmediate(() => controller.abort(reason));
    await expect(polling).rejects.toBe(reason);
  });
});
