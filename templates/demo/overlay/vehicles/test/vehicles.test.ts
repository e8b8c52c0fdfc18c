import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

test('lists vehicles', async () => {
  const { app } = await testServer();

  const response = await app.inject('/v1/vehicles');

  assert.equal(response.statusCode, 200);
  const { vehicles } = response.json<{ vehicles: { id: string }[] }>();
  assert.ok(vehicles.length > 0);
});
