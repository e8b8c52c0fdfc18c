import {
  ALICE,
  RESERVED,
  SOURCE,
  describeOnStand,
} from '../__testUtils__/EngineStand';
import { toyDefinition, wholeToys } from '../__testUtils__/toyDefinition';

jest.setTimeout(60_000);

describeOnStand('OperationEngine', stand => {
  it('makes everything in two phases and lets go of the name', async () => {
    const { vendor } = stand();
    const one = stand().replica();
    const id = await stand().accept(one);
    expect(await stand().reserved()).toEqual(RESERVED);

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
    expect(await stand().reserved()).toEqual([]);
    expect(one.ends).toMatchObject([{ state: 'done' }]);
  });

  it('hands the source to the first phase and the results to the second', async () => {
    const { vendor } = stand();
    const seen: unknown[] = [];
    const one = stand().replica({
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
    await stand().create(one);
    expect(seen).toEqual([
      'source',
      { id: vendor.find('apps/shop')?.id },
      undefined,
    ]);
  });

  it('loses no line of the log to an end, and keeps their order', async () => {
    const one = stand().replica({
      push: context => context.log('almost there'),
      argocd: async context => {
        await context.log('about to fail');
        throw new Error('no');
      },
    });
    const id = await stand().create(one);
    const messages = (await one.reader.events(id, 0)).map(
      ({ message }) => message,
    );
    const told = [
      'almost there',
      'Published; waiting for the registration',
      'about to fail',
      'no. Undoing what was made',
      'Everything that was made has been undone; nothing is left',
    ];
    expect(messages.filter(message => told.includes(message))).toEqual(told);
  });

  it('commits what comes together at once', async () => {
    let commits = 0;
    const count = ({ sql }: { sql: string }) => {
      commits += /^commit/i.test(sql) ? 1 : 0;
    };
    stand().knex.on('query', count);
    await stand().create(stand().replica());
    stand().knex.removeListener('query', count);
    // Acceptance, two claims and two ends; intents and results of five effects,
    // of which two are made together.
    expect(commits).toBeLessThanOrEqual(5 + 2 * 5 - 1);
  });

  it('starts a phase once, however often it is asked for', async () => {
    let runs = 0;
    const one = stand().replica({
      check: () => {
        runs++;
      },
    });
    const two = stand().replica();
    const id = await stand().accept(one);
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
    const one = stand().replica();
    const id = await stand().accept(one);
    await expect(one.engine.start(id, 'register')).rejects.toThrow(
      /has to be published/,
    );
    await one.engine.cancel(id, ALICE);
    await one.engine.idle();
    await expect(one.engine.start(id, 'publish', SOURCE)).rejects.toThrow(
      `Operation ${id} does not go on, because it is undone: Cancelled by ${ALICE}`,
    );
  });
});
