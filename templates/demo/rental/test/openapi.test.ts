import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

test('openapi.json is what is served; if not: npm run openapi', async () => {
  const { app } = await testServer();

  const served: unknown = (await app.inject('/openapi.json')).json();

  const written: unknown = JSON.parse(await readFile('openapi.json', 'utf8'));
  assert.deepEqual(written, served);
});
