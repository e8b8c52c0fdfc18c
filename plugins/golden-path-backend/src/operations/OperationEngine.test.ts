import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  HandClock,
  HAND_OVER_MS,
  LEASE_MS,
  ReplicaOptions,
  SETTLE_MS,
  startReplica,
} from '../__testUtils__/Replica';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import {
  toyDefinition,
  Hooks,
  wholeToys,
} from '../__testUtils__/toyDefinition';
import { ToyVendor } from '../__testUtils__/ToyVendor';
import { migrate } from '../database/migrate';
import { StageContext } from './Effect';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SOURCE = Buffer.from('source');
const ALICE = 'user:default/alice';

function untilAborted({ signal }: StageContext): Promise<void> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    if (signal.aborted) {
      abort();
    }
  });
}

describe.each(databases.eachSupportedId())(
  'OperationEngine on %s',
  database => {
    let knex: Knex;
    let clock: HandClock;
    let vendor: ToyVendor;

    beforeEach(async () => {
      knex = await databases.init(database);
      await migrate(knex);
      clock = new HandClock();
      vendor = new ToyVendor();
    });

    const replica = (
      hooks: Hooks = {},
      options: Partial<ReplicaOptions> = {},
    ) =>
      startReplica({
        knex,
        clock,
        definition: toyDefinition(vendor, hooks),
        ...options,
      });

    const accept = (
      { acceptance }: ReturnType<typeof replica>,
      { name = 'shop', taskId }: { name?: string; taskId?: string } = {},
    ) =>
      acceptance
        .accept({ spec: serviceSpec({ name }), initiator: ALICE, taskId })
        .then(({ id }) => id);

    const reserved = () => knex('name_reservations').pluck('name');

    it('makes everything in two phases and lets go of the name', async () => {
      const one = replica();
      const id = await accept(one);
      expect(await reserved()).toEqual(['shop']);

      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      expect(await one.reader.view(id)).toMatchObject({
        state: 'waiting',
        stage: 'push',
      });

      await one.engine.start(id, 'register');
      await one.engine.idle();
      const view = await one.reader.view(id);
      expect(view).toMatchObject({ state: 'done', stage: 'argocd' });
      expect(view.error).toBeUndefined();
      expect(view.effects.map(({ state }) => state)).toEqual(
        Array(5).fill('applied'),
      );
      expect(view.effects[0].url).toMatch('https://toys.example.com/');
      expect(vendor.paths()).toEqual(wholeToys('shop'));
      expect(await reserved()).toEqual([]);
      expect(one.ends).toMatchObject([{ state: 'done' }]);
    });

    it('hands the source to the first phase and the results to the second', async () => {
      const seen: unknown[] = [];
      const one = replica({
        check: ({ source }) => {
          seen.push(source?.toString());
        },
        catalog: async context => {
          const { effects } = toyDefinition(vendor);
          seen.push(
            await context.resultOf(
              effects[0],
              ({ path }) => path === 'apps/shop',
            ),
          );
          seen.push(context.source);
        },
      });
      const id = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      await one.engine.start(id, 'register');
      await one.engine.idle();
      expect(seen).toEqual([
        'source',
        { id: vendor.find('apps/shop')?.id },
        undefined,
      ]);
    });

    it('undoes everything, newest first, when a stage fails, and frees the name at once', async () => {
      const one = replica({
        argocd: () => {
          throw new Error('Argo CD refuses the token s3cret-token');
        },
      });
      const id = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      await one.engine.start(id, 'register');
      await one.engine.idle();

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
      expect(await reserved()).toEqual([]);
      expect(one.ends).toMatchObject([{ state: 'undone' }]);
      expect(JSON.stringify(await one.reader.events(id, 0))).not.toContain(
        's3cret',
      );
    });

    it('waits for the other effects of a stage before it undoes', async () => {
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
      const one = replica();
      const id = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      expect(await one.reader.view(id)).toMatchObject({
        state: 'undone',
        error: 'refused',
      });
      expect(vendor.paths()).toEqual([]);
      expect(vendor.calls.map(({ path }) => path)).not.toContain(
        'workloads/shop',
      );
    });

    it('looks again for a call without an answer that arrives late', async () => {
      let id = '';
      vendor.before = ({ verb, path }) => {
        if (verb === 'create' && path === 'workloads/shop') {
          throw new Error('time-out');
        }
      };
      const one = replica(
        {},
        {
          sleep: async ms => {
            expect(ms).toBe(SETTLE_MS);
            expect(await reserved()).toEqual(['shop']);
            vendor.put('workloads/shop', id);
            clock.advance(ms);
          },
        },
      );
      id = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      expect(await one.reader.view(id)).toMatchObject({ state: 'undone' });
      expect(vendor.paths()).toEqual([]);
      expect(await reserved()).toEqual([]);
    });

    it('does not look again for what the vendor refused', async () => {
      vendor.put('workloads/shop', 'a stranger');
      const one = replica();
      const id = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      expect(await one.reader.view(id)).toMatchObject({
        state: 'undone',
        error: 'the toy workloads/shop exists',
      });
      expect(vendor.paths()).toEqual(['workloads/shop']);
      expect(one.slept).toEqual([]);
    });

    it('keeps what somebody else has changed, says so, and does not hold the name for it', async () => {
      const one = replica({
        argocd: () => {
          vendor.touch('apps/shop');
          throw new Error('no');
        },
      });
      const id = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      await one.engine.start(id, 'register');
      await one.engine.idle();
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
      expect(await reserved()).toEqual([]);
    });

    it('is stuck when an undo keeps failing, leaves earlier stages alone, and can be undone again', async () => {
      let broken = true;
      vendor.before = ({ verb, path }) => {
        if (verb === 'delete' && path === 'workloads/shop' && broken) {
          throw new Error('GitLab is down');
        }
      };
      const one = replica({
        argocd: () => {
          throw new Error('no');
        },
      });
      const id = await accept(one);
      await one.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      await one.engine.start(id, 'register');
      await one.engine.idle();

      expect(one.slept).toEqual([1_000, 2_000]);
      const stuck = await one.reader.view(id);
      expect(stuck.state).toBe('stuck');
      expect(
        stuck.effects.find(({ title }) => title === 'toy workloads/shop'),
      ).toMatchObject({ state: 'failed', note: 'GitLab is down' });
      expect(vendor.paths()).toEqual([
        'apps/shop',
        'gitops/shop',
        'workloads/shop',
      ]);
      expect(await reserved()).toEqual(['shop']);
      await expect(accept(one)).rejects.toThrow(
        /could not be undone completely/,
      );

      broken = false;
      await one.engine.undo(id, ALICE);
      await one.engine.idle();
      expect(await one.reader.view(id)).toMatchObject({
        state: 'undone',
        error: 'no',
      });
      expect(vendor.paths()).toEqual([]);
      expect(await reserved()).toEqual([]);
    });

    it('starts a phase once, however often it is asked for', async () => {
      let runs = 0;
      const one = replica({
        check: () => {
          runs++;
        },
      });
      const two = replica();
      const id = await accept(one);
      await Promise.all([
        one.engine.start(id, 'publish', SOURCE),
        one.engine.start(id, 'publish', SOURCE),
      ]);
      await two.engine.start(id, 'publish', SOURCE);
      await one.engine.idle();
      await two.engine.idle();
      await one.engine.start(id, 'publish', SOURCE);
      expect(runs).toBe(1);
      expect(await one.reader.view(id)).toMatchObject({ state: 'waiting' });
    });

    it('refuses to register what is not published, and to go on with what is undone', async () => {
      const one = replica();
      const id = await accept(one);
      await expect(one.engine.start(id, 'register')).rejects.toThrow(
        /has to be published/,
      );
      await one.engine.cancel(id, ALICE);
      await one.engine.idle();
      await expect(one.engine.start(id, 'publish', SOURCE)).rejects.toThrow(
        `Operation ${id} does not go on, because it is undone: Cancelled by ${ALICE}`,
      );
    });

    describe('cancellation', () => {
      it('stops the stage at work in this process and undoes', async () => {
        const one = replica({
          push: untilAborted,
        });
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        while ((await one.reader.get(id)).stage !== 'push') {
          await new Promise(setImmediate);
        }
        await one.engine.cancel(id, ALICE);
        await one.engine.cancel(id, ALICE);
        await one.engine.idle();
        expect(await one.reader.view(id)).toMatchObject({
          state: 'undone',
          error: `Cancelled by ${ALICE}`,
        });
        expect(vendor.paths()).toEqual([]);
      });

      it('reaches the runner in another process at its next beat', async () => {
        const one = replica(
          {
            push: untilAborted,
          },
          { times: { leaseMs: 300 } },
        );
        const two = replica();
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        while ((await one.reader.get(id)).stage !== 'push') {
          await new Promise(setImmediate);
        }
        await two.engine.cancel(id, ALICE);
        await one.engine.idle();
        expect(await one.reader.view(id)).toMatchObject({ state: 'undone' });
        expect(vendor.paths()).toEqual([]);
      });

      it('holds when the last stage ends before it is noticed', async () => {
        const two = replica();
        const one = replica({
          argocd: ({ operationId }) => two.engine.cancel(operationId, ALICE),
        });
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        await one.engine.idle();
        await one.engine.start(id, 'register');
        await one.engine.idle();
        expect(await one.reader.view(id)).toMatchObject({
          state: 'undone',
          error: `Cancelled by ${ALICE}`,
        });
        expect(vendor.paths()).toEqual([]);
      });

      it('is refused for what is done', async () => {
        const one = replica();
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        await one.engine.idle();
        await one.engine.start(id, 'register');
        await one.engine.idle();
        await expect(one.engine.cancel(id, ALICE)).rejects.toThrow(/is done/);
        expect(vendor.paths()).toEqual(wholeToys('shop'));
      });
    });

    describe('taking over', () => {
      it('undoes what nobody went on with, once', async () => {
        const one = replica();
        const two = replica();
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        await one.engine.idle();

        clock.advance(HAND_OVER_MS - 1);
        await one.engine.sweep();
        await one.engine.idle();
        expect((await one.reader.get(id)).state).toBe('waiting');

        clock.advance(1);
        await Promise.all([one.engine.sweep(), two.engine.sweep()]);
        await Promise.all([one.engine.idle(), two.engine.idle()]);
        expect(await one.reader.view(id)).toMatchObject({
          state: 'undone',
          error: expect.stringMatching(/Nobody went on/),
        });
        expect([...one.ends, ...two.ends]).toHaveLength(1);
        expect(vendor.paths()).toEqual([]);
        await expect(one.engine.start(id, 'register')).rejects.toThrow(
          /does not go on/,
        );
      });

      it('undoes what a dead process ran, and fences it off should it wake up', async () => {
        let wake = () => {};
        const one = replica({
          push: () =>
            new Promise<void>(resolve => {
              wake = resolve;
            }),
        });
        const two = replica();
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        while ((await one.reader.get(id)).stage !== 'push') {
          await new Promise(setImmediate);
        }
        clock.advance(LEASE_MS);
        await two.engine.sweep();
        await two.engine.idle();
        expect(await two.reader.view(id)).toMatchObject({
          state: 'undone',
          error: expect.stringMatching(/died in the stage push/),
        });
        expect(vendor.paths()).toEqual([]);
        const before = await two.reader.get(id);

        wake();
        await one.engine.idle();
        expect(vendor.paths()).toEqual([]);
        expect(vendor.calls.map(({ path }) => path)).not.toContain(
          'workloads/shop',
        );
        expect(await two.reader.get(id)).toEqual(before);
      });

      it('looks again for what a dead process had sent', async () => {
        vendor.before = ({ verb, path }) =>
          verb === 'create' && path === 'workloads/shop'
            ? new Promise(() => {})
            : undefined;
        const one = replica();
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        while (!vendor.calls.some(({ path }) => path === 'workloads/shop')) {
          await new Promise(setImmediate);
        }
        clock.advance(LEASE_MS);
        const waits: number[] = [];
        const two = replica(
          {},
          {
            sleep: async ms => {
              waits.push(ms);
              vendor.put('workloads/shop', id);
              clock.advance(ms);
            },
          },
        );
        await two.engine.sweep();
        await two.engine.idle();
        expect(waits).toEqual([SETTLE_MS]);
        expect((await two.reader.get(id)).state).toBe('undone');
        expect(vendor.paths()).toEqual([]);
      });

      it('takes an undo over from a process that died in it', async () => {
        const one = replica(
          {
            push: () => {
              throw new Error('no');
            },
          },
          { sleep: () => new Promise(() => {}) },
        );
        vendor.before = ({ verb }) => {
          if (verb === 'delete') {
            throw new Error('down');
          }
        };
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        while ((await one.reader.get(id)).state !== 'undoing') {
          await new Promise(setImmediate);
        }
        clock.advance(LEASE_MS);
        vendor.before = () => {};
        const two = replica();
        await two.engine.sweep();
        await two.engine.idle();
        expect(await two.reader.view(id)).toMatchObject({
          state: 'undone',
          error: 'no',
        });
        expect(vendor.paths()).toEqual([]);
      });

      it('goes to another process at once when one shuts down', async () => {
        const one = replica({
          push: untilAborted,
        });
        const id = await accept(one);
        await one.engine.start(id, 'publish', SOURCE);
        while ((await one.reader.get(id)).stage !== 'push') {
          await new Promise(setImmediate);
        }
        await one.engine.stop();
        expect((await one.reader.get(id)).state).toBe('running');
        await expect(one.engine.start(id, 'register')).rejects.toThrow(
          /shutting down/,
        );
        const two = replica();
        await two.engine.sweep();
        await two.engine.idle();
        expect((await two.reader.get(id)).state).toBe('undone');
        expect(vendor.paths()).toEqual([]);
      });
    });
  },
);
