import { DatabaseTime } from './DatabaseTime';
import { RowHold } from './RowHold';

const databaseOf = (plugin: string) => `backstage_plugin_${plugin}`;

/** Connections that stop writes of the portals and set their database's clock. */
export class DatabaseSessions {
  static async open(url: string): Promise<DatabaseSessions> {
    const hold = (plugin: string, table: string, on: 'insert' | 'update') =>
      RowHold.install(url, { database: databaseOf(plugin), table, on });
    return new DatabaseSessions(
      await hold('golden-path', 'operation_effects', 'update'),
      await hold('catalog', 'locations', 'insert'),
      await hold('catalog', 'refresh_state', 'insert'),
      await DatabaseTime.install(url, databaseOf('golden-path')),
    );
  }

  private constructor(
    readonly journal: RowHold,
    readonly locations: RowHold,
    readonly entities: RowHold,
    /** Of the engine's database. */
    readonly time: DatabaseTime,
  ) {}

  /** Lets every write through. */
  async release(): Promise<void> {
    for (const hold of [this.journal, this.locations, this.entities]) {
      await hold.release();
    }
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.journal, this.locations, this.entities, this.time].map(session =>
        session.close(),
      ),
    );
  }
}
