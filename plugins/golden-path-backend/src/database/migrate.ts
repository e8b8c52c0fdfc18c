import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { freeStoppedSessions } from './freeStoppedSessions';

/** Brings the tables up to date unless the installation does that itself, and returns the connection. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (knex.client.config.client === 'better-sqlite3') {
    // One flush to disk a commit instead of several: the journal of an
    // operation commits often (a Create took 30 ms of it instead of 570 ms).
    await knex.raw('pragma journal_mode = wal');
  } else {
    freeStoppedSessions(knex);
  }
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}

/** Folder of the migrations, wherever the package is installed. */
export const migrations = resolvePackagePath(
  '@cloudforge/plugin-golden-path-backend',
  'migrations',
);

export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrations });
}
