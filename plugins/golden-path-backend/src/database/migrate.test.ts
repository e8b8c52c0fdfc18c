import { mockServices } from '@backstage/backend-test-utils';
import knexFactory from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from './migrate';

describe('openDatabase', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'golden-path-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  const open = async (skip: boolean) => {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(directory, 'test.sqlite') },
      useNullAsDefault: true,
    });
    await openDatabase({
      ...mockServices.database.mock(),
      getClient: async () => knex,
      migrations: { skip },
    });
    return knex;
  };

  it('makes the tables and keeps them, with a write-ahead log', async () => {
    const first = await open(false);
    await first('operations').select();
    expect(await first.raw('pragma journal_mode')).toEqual([
      { journal_mode: 'wal' },
    ]);
    await first.destroy();
    const second = await open(false);
    expect(await second.schema.hasTable('name_reservations')).toBe(true);
    await second.destroy();
  });

  it('leaves the tables alone where the installation migrates by itself', async () => {
    const knex = await open(true);
    expect(await knex.schema.hasTable('operations')).toBe(false);
    await knex.destroy();
  });
});
