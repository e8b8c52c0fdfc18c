import {
  RESERVED,
  SOURCE,
  describeOnStand,
} from '../__testUtils__/EngineStand';
import { SETTLE_MS } from '../__testUtils__/Replica';

jest.setTimeout(60_000);

describeOnStand('the undo of an operation', stand => {
  it('undoes everything, newest first, when a stage fails, and frees the name at once', async () => {
    const { vendor } = stand();
    const one = stand().replica({
      argocd: () => {
        throw new Error('Argo CD refuses the token s3cret-token');
      },
    });
    const id = await stand().create(one);

    const view = await one.reader.view(id);
    expect(view).toMatchObject({
      state: 'undone',
      error: 'Argo CD refuses the token ***',
    });
    expect(view.effects.map(({ state }) => state)).toEqual(
      Array(4).fill('undone'),
    );
    expect(vendor.paths()).toEqual([]);
    const deleted = vendor.calls.filter(({ verb }) => verb === 'delete');
    expect(deleted.map(({ path }) => path).slice(0, 2)).toEqual([
      'catalog/shop',
      'workloads/shop',
    ]);
    expect(one.slept).toEqual([]);
    expect(await stand().reserved()).toEqual([]);
    expect(one.ends).toMatchObject([{ state: 'undone' }]);
    expect(JSON.stringify(await one.reader.events(id, 0))).not.toContain(
      's3cret',
    );
  });

  it('waits for the other effects of a stage before it undoes', async () => {
    const { vendor } = stand();
    let release = () => {};
    vendor.before = async ({ verb, path }) => {
      if (verb === 'create' && path === 'apps/shop') {
        await new Promise<void>(resolve => {
          release = resolve;
        });
      }
      if (verb === 'create' && path === 'gitops/shop') {
        setImmediate(() => release());
        throw Object.assign(new Error('refused'), { statusCode: 422 });
      }
    };
    const one = stand().replica();
    const id = await stand().publish(one);
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      error: 'refused',
    });
    expect(vendor.paths()).toEqual([]);
    expect(vendor.calls.map(({ path }) => path)).not.toContain(
      'workloads/shop',
    );
  });

  it('undoes nothing before a call without an answer can no longer arrive', async () => {
    const { vendor } = stand();
    let id = '';
    vendor.before = ({ verb, path }) => {
      if (verb === 'create' && path === 'workloads/shop') {
        throw new Error('time-out');
      }
    };
    const one = stand().replica(
      {},
      {
        sleep: async ms => {
          expect(ms).toBe(SETTLE_MS);
          expect(await stand().reserved()).toEqual(RESERVED);
          expect(vendor.paths()).toEqual(['apps/shop', 'gitops/shop']);
          vendor.put('workloads/shop', id);
          stand().clock.advance(ms);
        },
      },
    );
    id = await stand().accept(one);
    await one.engine.start(id, 'publish', SOURCE);
    await one.engine.idle();
    expect(await one.reader.view(id)).toMatchObject({ state: 'undone' });
    expect(vendor.paths()).toEqual([]);
    expect(await stand().reserved()).toEqual([]);
  });

  it('does not wait for what the vendor refused', async () => {
    const { vendor } = stand();
    vendor.put('workloads/shop', 'a stranger');
    const one = stand().replica();
    const id = await stand().publish(one);
    expect(await one.reader.view(id)).toMatchObject({
      state: 'undone',
      error: 'the toy workloads/shop exists',
    });
    expect(vendor.paths()).toEqual(['workloads/shop']);
    expect(one.slept).toEqual([]);
  });

  it('keeps what somebody else has changed, says so, and does not hold the name for it', async () => {
    const { vendor } = stand();
    const one = stand().replica({
      argocd: () => {
        vendor.touch('apps/shop');
        throw new Error('no');
      },
    });
    const id = await stand().create(one);
    const view = await one.reader.view(id);
    expect(view).toMatchObject({ state: 'stuck', error: 'no' });
    expect(view.effects).toContainEqual(
      expect.objectContaining({
        title: 'toy apps/shop',
        state: 'kept',
        note: 'somebody has changed apps/shop',
      }),
    );
    expect(vendor.paths()).toEqual(['apps/shop']);
    expect(await stand().reserved()).toEqual([]);
  });
});
