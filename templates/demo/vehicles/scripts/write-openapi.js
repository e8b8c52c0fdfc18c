// Writes openapi.json, which the software catalog shows, from the routes.
import { writeFile } from 'node:fs/promises';
import { readConfig } from '../dist/config.js';
import { createLogger } from '../dist/logging.js';
import { Readiness } from '../dist/readiness.js';
import { createServer } from '../dist/server.js';

const config = readConfig({ LOG_LEVEL: 'silent' });
const app = await createServer({
  config,
  logger: createLogger(config),
  readiness: new Readiness(),
});
await app.ready();
await writeFile(
  new URL('../openapi.json', import.meta.url),
  `${JSON.stringify(app.swagger(), null, 2)}\n`,
);
