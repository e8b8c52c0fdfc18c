import { type Answer, startFixture } from '../../__testUtils__/startFixture';
import { defaultRetryPolicy } from './RetryPolicy';
import { VendorTransport } from './VendorTransport';
import { isInDoubt } from './VendorUnavailableError';

describe('VendorTransport', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map(close => close()));
  });

  async function setUp(answers: Answer[], requestTimeout = 5_000) {
    const fixture = await startFixture(answers);
    closing.push(fixture.close);
    const pauses: number[] = [];
    const transport = new VendorTransport(
      'GitLab',
      { token: 'glpat-very-secret', requestTimeout },
      {
        ...defaultRetryPolicy,
        sleep: async (milliseconds, signal) => {
          pauses.push(milliseconds);
          signal.throwIfAborted();
        },
      },
    );
    const send = (
      method: string,
      options: { repeatable: boolean; signal?: AbortSignal },
    ) =>
      transport.send(
        { method, url: new URL(fixture.url) },
        {
          what: 'try this',
          signal: new AbortController().signal,
          ...options,
        },
      );
    return { fixture, pauses, transport, send };
  }

  it.each([
    ['GET', true],
    ['POST', false],
  ])(
    'repeats a %s after 429 and waits as long as asked',
    async (method, repeatable) => {
      const { fixture, pauses, send } = await setUp([
        { status: 429, headers: { 'retry-after': '7' } },
        { status: 200 },
      ]);
      await expect(send(method, { repeatable })).resolves.toMatchObject({
        status: 200,
      });
      expect(fixture.requests).toHaveLength(2);
      expect(pauses).toEqual([7_000]);
    },
  );

  it('reads a Retry-After that is a date', async () => {
    const { pauses, send } = await setUp([
      {
        status: 429,
        headers: {
          'retry-after': new Date(Date.now() + 30_000).toUTCString(),
        },
      },
      { status: 200 },
    ]);
    await send('GET', { repeatable: true });
    expect(pauses[0]).toBeGreaterThan(20_000);
    expect(pauses[0]).toBeLessThanOrEqual(30_000);
  });

  it.each([502, 503, 504])(
    'waits as long as asked after %i too',
    async status => {
      const { pauses, send } = await setUp([
        { status, headers: { 'retry-after': '7' } },
        { status: 200 },
      ]);
      await send('GET', { repeatable: true });
      expect(pauses).toEqual([7_000]);
    },
  );

  it('waits no longer in all than its policy says', async () => {
    const { pauses, send } = await setUp([
      { status: 503, headers: { 'retry-after': '50' } },
    ]);
    await expect(send('GET', { repeatable: true })).resolves.toMatchObject({
      status: 503,
    });
    expect(pauses).toEqual([50_000, 50_000]);
  });

  it('takes a Retry-After that is neither for none', async () => {
    const { pauses, send } = await setUp([
      { status: 429, headers: { 'retry-after': 'soon' } },
      { status: 200 },
    ]);
    await send('GET', { repeatable: true });
    expect(pauses[0]).toBeLessThanOrEqual(defaultRetryPolicy.baseDelay);
  });

  it('hands on a pause that is too long instead of waiting', async () => {
    const { fixture, pauses, send } = await setUp([
      { status: 429, headers: { 'retry-after': '86400' } },
    ]);
    await expect(send('POST', { repeatable: false })).resolves.toMatchObject({
      status: 429,
    });
    expect(fixture.requests).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  it('gives up on 429 after a bounded number of requests, waiting longer each time', async () => {
    const { fixture, pauses, send } = await setUp([{ status: 429 }]);
    await expect(send('GET', { repeatable: true })).resolves.toMatchObject({
      status: 429,
    });
    expect(fixture.requests).toHaveLength(defaultRetryPolicy.attempts);
    pauses.forEach((pause, index) => {
      expect(pause).toBeGreaterThanOrEqual(100 * 2 ** index);
      expect(pause).toBeLessThanOrEqual(200 * 2 ** index);
    });
  });

  it.each([502, 503, 504])(
    'repeats after %i only what may be repeated',
    async status => {
      const safe = await setUp([{ status }, { status: 200 }]);
      await expect(
        safe.send('GET', { repeatable: true }),
      ).resolves.toMatchObject({
        status: 200,
      });
      const unsafe = await setUp([{ status }, { status: 200 }]);
      await expect(
        unsafe.send('POST', { repeatable: false }),
      ).resolves.toMatchObject({ status });
      expect(unsafe.fixture.requests).toHaveLength(1);
    },
  );

  it('repeats after a cut connection only what may be repeated, and says that it may have happened', async () => {
    const safe = await setUp([{ lost: 'cut' }, { status: 200 }]);
    await expect(safe.send('GET', { repeatable: true })).resolves.toMatchObject(
      {
        status: 200,
      },
    );
    const unsafe = await setUp([{ lost: 'cut' }]);
    const error = await unsafe
      .send('POST', { repeatable: false })
      .catch(thrown => thrown);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toMatch(
      /^Could not try this: GitLab at .* could not be reached/,
    );
    expect(isInDoubt(error)).toBe(true);
    expect(unsafe.fixture.requests).toHaveLength(1);
  });

  it('gives up waiting for an answer', async () => {
    const { send } = await setUp([{ lost: 'hang' }], 20);
    const error = await send('POST', { repeatable: false }).catch(
      thrown => thrown,
    );
    expect(error.message).toContain('did not answer within 0.02 s');
    expect(isInDoubt(error)).toBe(true);
  });

  it('stops for the reason of the signal, also while it waits', async () => {
    const reason = new Error('cancelled by Alice');
    const hanging = await setUp([{ lost: 'hang' }]);
    const controller = new AbortController();
    const sent = hanging.send('GET', {
      repeatable: true,
      signal: controller.signal,
    });
    controller.abort(reason);
    await expect(sent).rejects.toBe(reason);

    const { send } = await setUp([{ status: 429 }]);
    await expect(
      send('GET', { repeatable: true, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });

  it('sends the token as a header that a redirect elsewhere drops', async () => {
    const elsewhere = await setUp([{ status: 200 }]);
    const { send } = await setUp([
      {
        status: 302,
        headers: {
          location: elsewhere.fixture.url.replace('127.0.0.1', 'localhost'),
        },
      },
    ]);
    await send('GET', { repeatable: true }).catch(() => undefined);
    expect(JSON.stringify(elsewhere.fixture.requests)).not.toContain('glpat');
  });

  it('removes its token and the secrets of a request from a text', async () => {
    const { transport } = await setUp([]);
    expect(
      transport.withoutSecrets('glpat-very-secret and minted', ['minted']),
    ).toBe('[removed] and [removed]');
  });
});
