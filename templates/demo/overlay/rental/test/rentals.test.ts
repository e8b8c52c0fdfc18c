import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

test('lists rentals', async () => {
  const { app } = await testServer();

  const response = await app.inject('/v1/rentals');

  assert.equal(response.statusCode, 200);
  const { rentals } = response.json<{ rentals: { id: string }[] }>();
  assert.ok(rentals.length > 0);
});
