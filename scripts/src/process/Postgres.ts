import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './ports';

const exec = promisify(execFile);

/** Where Debian keeps the server's programs, which are not on PATH. */
const DEBIAN = '/usr/lib/postgresql';

async function findPrograms(): Promise<string | undefined> {
  const versions = await readdir(DEBIAN).catch(() => [] as string[]);
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  if (newest) {
    return join(DEBIAN, String(newest), 'bin');
  }
  return exec('pg_config', ['--bindir']).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}

/** PostgreSQL refuses to run as root, so root runs it as its own user. */
async function serverUser(): Promise<{ uid: number; gid: number } | {}> {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const id = async (flag: string) =>
    Number((await exec('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** A throw-away PostgreSQL server on loopback. */
export class Postgres {
  static async isInstalled(): Promise<boolean> {
    return (await findPrograms()) !== undefined;
  }

  /** Starts a server in a temporary folder; undefined when PostgreSQL is not installed. */
  static async start(): Promise<Postgres | undefined> {
    const programs = await findPrograms();
    if (!programs) {
      return undefined;
    }
    const user = await serverUser();
    const dir = await mkdtemp(join(tmpdir(), 'cloudforge-postgres-'));
    if ('uid' in user) {
      await chown(dir, user.uid, user.gid);
    }
    const port = await freePort();
    const data = join(dir, 'data');
    const options = { ...user, cwd: dir };
    await exec(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
      options,
    );
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300`;
    await exec(
      join(programs, 'pg_ctl'),
      ['-D', data, '-w', '-l', join(dir, 'log'), '-o', settings, 'start'],
      options,
    );
    return new Postgres(programs, dir, port, options);
  }

  private constructor(
    private readonly programs: string,
    private readonly dir: string,
    readonly port: number,
    private readonly options: object,
  ) {}

  get connectionString(): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/postgres`;
  }

  /** Without a shutdown: whoever is connected is cut off, and the server recovers as after a crash. */
  async restart(): Promise<void> {
    await exec(
      join(this.programs, 'pg_ctl'),
      [
        ...['-D', join(this.dir, 'data'), '-l', join(this.dir, 'log')],
        ...['-w', '-m', 'immediate', 'restart'],
      ],
      this.options,
    );
  }

  async stop(): Promise<void> {
    await exec(
      join(this.programs, 'pg_ctl'),
      ['-D', join(this.dir, 'data'), '-m', 'immediate', 'stop'],
      this.options,
    );
    await rm(this.dir, { recursive: true, force: true });
  }
}
