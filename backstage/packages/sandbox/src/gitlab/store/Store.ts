import { Database } from './Database';
import { People } from './People';
import { ProjectSettings } from './ProjectSettings';
import { Projects } from './Projects';
import { Tokens } from './Tokens';

/** Everything of GitLab that is not in a Git repository. */
export class Store {
  private constructor(
    private readonly db: Database,
    readonly people: People,
    readonly projects: Projects,
    readonly tokens: Tokens,
    readonly settings: ProjectSettings,
  ) {}

  static open(file: string): Store {
    const db = Database.open(file);
    return new Store(
      db,
      new People(db),
      new Projects(db),
      new Tokens(db),
      new ProjectSettings(db),
    );
  }

  transaction<T>(work: () => T): T {
    return this.db.transaction(work);
  }

  close() {
    this.db.close();
  }
}
