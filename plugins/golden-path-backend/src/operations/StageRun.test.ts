import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { HandClock, startReplica } from '../__testUtils__/Replica';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { toyDefinition, toyEffect } from '../__testUtils__/toyDefinition';
import { ToyVendor } from '../__testUtils__/ToyVendor';
import { migrate } from '../database/migrate';
import { StageContext } from './Effect';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a stage', () => {
  let knex: Knex;
  let vendor: ToyVendor;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await migrate(knex);
    vendor = new ToyVendor();
  });

  const publish = async (
    run: (context: StageContext) => Promise<void> | void,
  ) => {
    const { engine, acceptance, reader } = startReplica({
      knex,
      clock: new HandClock(),
      definition: toyDefinition(vendor, { check: run }),
    });
    const { id } = await acceptance.accept({
      spec: serviceSpec(),
      initiator: 'user:default/alice',
    });
    await engine.start(id, 'publish', Buffer.from('source'));
    await engine.idle();
    return reader.view(id);
  };

  it('may not make what nothing could undo', async () => {
    const { state, error, effects } = await publish(async context => {
      await context.apply(
        { ...toyEffect(vendor), type: 'unlisted' },
        { path: 'x' },
      );
    });
    expect(state).toBe('undone');
    expect(error).toContain('Effect unlisted is not listed');
    expect(effects).toEqual([]);
  });

  it('fails with an effect that it has overlooked', async () => {
    vendor.put('x', 'a stranger');
    const { state, error } = await publish(async context => {
      await context
        .apply(toyEffect(vendor), { path: 'x' })
        .catch(() => undefined);
    });
    expect({ state, error }).toEqual({
      state: 'undone',
      error: 'the toy x exists',
    });
  });

  it('is not over before an effect that it did not wait for', async () => {
    vendor.before = () => new Promise(setImmediate);
    const { state } = await publish(context => {
      void context.apply(toyEffect(vendor), { path: 'x' });
    });
    expect(state).toBe('waiting');
    expect(vendor.paths()).toContain('x');
  });

  it('may make nothing once it has ended', async () => {
    let late: StageContext | undefined;
    await publish(context => {
      late = context;
    });
    await expect(late?.apply(toyEffect(vendor), { path: 'x' })).rejects.toThrow(
      /has ended/,
    );
    expect(vendor.paths()).not.toContain('x');
  });

  it('works with exactly the arguments that the undo will get', async () => {
    const seen: unknown[] = [];
    const effect = toyEffect(vendor);
    await publish(async context => {
      await context.apply(
        {
          ...effect,
          apply: async (args, effectContext) => {
            seen.push(args);
            return effect.apply(args, effectContext);
          },
        },
        { path: 'x', missing: undefined } as { path: string },
      );
    });
    expect(seen).toStrictEqual([{ path: 'x' }]);
  });
});
