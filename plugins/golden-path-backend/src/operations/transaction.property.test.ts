import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { env } from 'node:process';
import { ADMINISTRATORS, Replica } from '../__testUtils__/Replica';
import { wholeToys } from '../__testUtils__/toyDefinition';
import { Fault, World } from '../__testUtils__/World';
import { migrate } from '../database/migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
/** The database is slower, not different: the interleavings are ours. */
const RUNS: Record<string, number> = {
  SQLITE_3: Number(env.TRANSACTION_RUNS ?? 500),
  POSTGRES_15: 50,
};

/** Five times what a sequence takes on a slow machine. */
jest.setTimeout(Math.max(300_000, RUNS.SQLITE_3 * 500));

/** Needs no expectations of its own: what has to hold is checked at the end. */
type Model = {};
type Command = fc.AsyncCommand<Model, World>;

function command(
  description: string,
  run: (world: World) => Promise<unknown> | void,
): Command {
  return {
    check: () => true,
    run: async (_, world) => {
      await run(world);
    },
    toString: () => description,
  };
}

const name = fc.constantFrom('shop', 'cart', 'lift');
const process = fc.nat(1);
const operation = fc.nat(9);
const boundaries = fc.integer({ min: 1, max: 60 });
const path = fc
  .tuple(
    fc.constantFrom('apps', 'gitops', 'workloads', 'catalog', 'argocd'),
    name,
  )
  .map(parts => parts.join('/'));

/** Something that a caller asks of a process. */
const ask = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(name, fc.option(fc.constantFrom('t1', 't2'), { nil: undefined }))
      .map(([service, task]) => ({
        text: `create ${service} for ${task ?? 'nobody'}`,
        run: (replica: Replica, world: World) =>
          world.create(replica, service, task),
      })),
  },
  ...(
    [
      ['register', 3],
      ['cancel', 1],
      ['undo', 1],
      ['adopt', 1],
      ['publish', 1],
    ] as const
  ).map(([verb, weight]) => ({
    weight,
    arbitrary: operation.map(index => ({
      text: `${verb} operation ${index}`,
      run: async ({ engine }: Replica, { operations }: World) => {
        const id = operations[index % operations.length];
        if (id === undefined) {
          return;
        }
        switch (verb) {
          case 'register':
          case 'publish':
            await engine.start(id, verb, Buffer.from('again'));
            break;
          default:
            await engine[verb](id, 'user:default/alice');
        }
      },
    })),
  })),
  {
    weight: 2,
    arbitrary: fc.constant({
      text: 'sweep',
      run: (replica: Replica, world: World) => world.sweep(replica),
    }),
  },
);

const commands = [
  fc
    .tuple(process, ask)
    .map(([at, { text, run }]) =>
      command(`process ${at}: ${text}`, world =>
        world.during(at, replica => run(replica, world)),
      ),
    ),
  fc
    .array(fc.tuple(process, ask), { minLength: 2, maxLength: 4 })
    .map(asks =>
      command(
        `at once [${asks
          .map(([at, { text }]) => `process ${at}: ${text}`)
          .join(', ')}]`,
        world =>
          Promise.all(
            asks.map(([at, { run }]) =>
              world.during(at, replica => run(replica, world)),
            ),
          ),
      ),
    ),
  fc
    .tuple(process, ask, boundaries, fc.constantFrom('die', 'stop'))
    .map(([at, { text, run }, after, fate]) =>
      command(`process ${at}: ${text}, ${fate}s after ${after}`, world =>
        world.endDuring(at, after, fate, replica => run(replica, world)),
      ),
    ),
  fc
    .array(fc.constantFrom<Fault>('refused', 'lost', 'answer lost', 'late'), {
      minLength: 1,
      maxLength: 3,
    })
    .map(faults =>
      command(`next calls are ${faults}`, world => {
        world.faults.push(...faults);
      }),
    ),
  fc.constantFrom(1_000, 10_000, 15_000, 60_000, 300_000).map(ms =>
    command(`${ms} ms pass`, world => {
      world.clock.advance(ms);
    }),
  ),
  fc
    .constantFrom('down' as const, 'up' as const)
    .map(state =>
      command(`the notifications are ${state}`, world =>
        world.setNotifications(state),
      ),
    ),
  fc.constant(command('stopped ones go on', world => world.continueAll())),
  path.map(at =>
    command(`a stranger makes ${at}`, world => world.strangerMakes(at)),
  ),
  path.map(at =>
    command(`a stranger changes ${at}`, world => world.strangerTouches(at)),
  ),
];

async function assertWholeOrAbsent(world: World): Promise<void> {
  const things = [...world.vendor.things.values()];
  for (const { id, service, state } of await world.all()) {
    const ours = things.filter(({ marker }) => marker === id);
    const paths = ours.map(thing => thing.path).sort();
    const { effects, nextUndoAt } = await world.reader.view(id);
    const left = effects.filter(effect => effect.state !== 'undone');
    const named = left.map(effect => effect.title.replace('toy ', '')).sort();
    const states = new Set(left.map(effect => effect.state));
    expect(nextUndoAt).toBeUndefined();
    switch (state) {
      case 'done':
        expect(paths).toEqual(wholeToys(service));
        break;
      case 'undone':
        expect({ id, left: ours }).toEqual({ id, left: [] });
        break;
      case 'adopted':
        // Whatever is left is named, whenever it arrived.
        expect(named).toEqual(expect.arrayContaining(paths));
        expect([...states]).toEqual(['kept']);
        break;
      default:
        // Only what a stranger has changed is left, and it is named.
        expect(state).toBe('stuck');
        expect(ours.every(({ touched }) => touched)).toBe(true);
        expect({ named, states: [...states] }).toEqual({
          named: paths,
          states: ['kept'],
        });
    }
  }
}

const TOLD: Record<string, RegExp> = {
  done: /is made$/,
  undone: /nothing is left$/,
  adopted: /decided to keep what is left$/,
  stuck: /not everything could be undone$/,
};

/** What people see is what became of it, whatever they were told before. */
async function assertTold(world: World): Promise<void> {
  const initiator = world.notifications.newest('user:default/alice');
  const administrators = world.notifications.newest(ADMINISTRATORS);
  for (const { id, state, leftBehind } of await world.all()) {
    expect(initiator.get(id)?.title).toMatch(TOLD[state]);
    expect(administrators.get(id)?.title ?? '').toMatch(
      leftBehind ? TOLD[state] : /^$/,
    );
  }
}

describe.each(databases.eachSupportedId())('a transaction on %s', database => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(database);
    await migrate(knex);
  });

  it('is whole or absent, and never removes what it did not make, whatever happens', async () => {
    const seen: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(
        fc.commands(commands, { maxCommands: 25, size: 'max' }),
        // Shorter and longer than a call may be under way.
        fc.constantFrom(10_000, 300_000),
        async (sequence, leaseMs) => {
          await knex('operations').delete();
          const world = new World(knex, { processes: 2, leaseMs });
          await fc.asyncModelRun(() => ({ model: {}, real: world }), sequence);
          await world.settle();

          await assertWholeOrAbsent(world);
          await assertTold(world);
          for (const [id, thing] of world.untouchable) {
            expect(world.vendor.find(thing.path)?.id).toBe(id);
          }
          expect(await world.reserved()).toEqual([]);
          for (const { state } of await world.all()) {
            seen[state] = (seen[state] ?? 0) + 1;
          }
        },
      ),
      { numRuns: RUNS[database] },
    );
    // Otherwise the sequences would prove nothing; the few on PostgreSQL need not meet every end.
    const ends =
      RUNS[database] < 100 ? [] : ['adopted', 'done', 'stuck', 'undone'];
    expect(Object.keys(seen)).toEqual(expect.arrayContaining(ends));
  });
});
