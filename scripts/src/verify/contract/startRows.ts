import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../expect';
import { Row } from '../Row';
import { ContractStand } from './ContractStand';
import { greet } from './requests';

const section = 'start';

/** Files of the service itself that were written since; installed packages are not looked at. */
async function writtenSince(folder: string, since: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return ['node_modules', '.git'].includes(entry.name)
          ? []
          : writtenSince(path, since);
      }
      return (await stat(path)).mtimeMs > since ? [path] : [];
    }),
  );
  return found.flat();
}

export const startRows: Row<ContractStand>[] = [
  {
    section,
    name: 'needs nothing but a port',
    async run(stand) {
      const subject = await stand.own({
        SERVICE_NAME: undefined,
        SERVICE_ENVIRONMENT: undefined,
        OTEL_SERVICE_NAME: undefined,
        OTEL_RESOURCE_ATTRIBUTES: undefined,
        OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
        BODY_LIMIT: undefined,
        SHUTDOWN_DELAY: undefined,
      });
      const { status } = await greet(subject);
      must(status === 200, `it answered ${status}`);
      return 'everything else has a default';
    },
  },
  {
    section,
    name: 'says everything that is wrong with its configuration, and no value',
    async run(stand) {
      const subject = await stand.launch({
        LOG_LEVEL: 'hunter2',
        BODY_LIMIT: '-1',
        SHUTDOWN_TIMEOUT: 'soon',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere',
      });
      const code = await subject.exit();
      must(code === 1, `it ended with ${code}`);
      must(subject.notJson.length === 0, `no JSON: ${subject.notJson[0]}`);
      must(subject.log.length === 1, `it wrote ${subject.log.length} lines`);
      const said = JSON.stringify(subject.log[0].problems);
      for (const name of [
        'LOG_LEVEL',
        'BODY_LIMIT',
        'SHUTDOWN_TIMEOUT',
        'OTEL_EXPORTER_OTLP_ENDPOINT',
      ]) {
        must(said?.includes(name), `${name} is not named: ${said}`);
      }
      must(
        !JSON.stringify(subject.log).includes('hunter2'),
        'a value is named',
      );
      return 'four problems in one line, exit code 1';
    },
  },
  {
    section,
    name: 'ends when its port is taken',
    async run(stand) {
      const { port } = await stand.shared();
      const second = await stand.launch({ PORT: String(port) });
      const code = await second.exit();
      must(code === 1, `it ended with ${code}`);
      must(
        second.log.some(({ level }) => level === 'fatal'),
        'it did not say why',
      );
      return 'exit code 1';
    },
  },
  {
    section,
    name: 'writes no file',
    async run(stand) {
      const before = Date.now();
      const subject = await stand.own();
      await greet(subject);
      subject.signal('SIGTERM');
      await subject.exit();
      const written = await writtenSince(stand.start.cwd, before);
      must(written.length === 0, `it wrote ${written.join(', ')}`);
      return 'a read-only root is enough';
    },
  },
];
