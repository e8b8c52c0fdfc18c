// Writes openapi.json, which the software catalog shows, from the routes.
import { writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { readConfig } from '../dist/config.js';
import { Readiness } from '../dist/readiness.js';
import { createServer } from '../dist/server.js';

const app = await createServer({
  config: readConfig({}),
  logger: pino({ level: 'silent' }),
  readiness: new Readiness(),
});
await app.ready();
await writeFile(
  new URL('../openapi.json', import.meta.url),
  `${JSON.stringify(app.swagger(), null, 2)}\n`,
);
