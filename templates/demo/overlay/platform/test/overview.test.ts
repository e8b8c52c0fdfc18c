import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { testServer } from './testServer.ts';

const RENTALS = '{"rentals":[{"id":"r","vehicleId":"v","until":"2027-01-04"}]}';
const VEHICLES = '{"vehicles":[{"id":"v","model":"Van"}]}';

/** Another service, as it answers. */
async function service(t: TestContext, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering =
  (body: string, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

async function overviewOf(
  t: TestContext,
  rental: RequestListener,
  vehicles: RequestListener,
) {
  const { app } = await testServer({
    RENTAL_URL: await service(t, rental),
    VEHICLES_URL: await service(t, vehicles),
    UPSTREAM_TIMEOUT: '200',
  });
  const headers = { 'x-request-id': 'r-1' };
  return app.inject({ url: '/v1/overview', headers });
}

test('joins rentals with their vehicles, and hands the id of the request on', async (t) => {
  const ids: unknown[] = [];
  const response = await overviewOf(
    t,
    (request, answer) => {
      ids.push(request.headers['x-request-id']);
      answering(RENTALS)(request, answer);
    },
    answering(VEHICLES),
  );

  assert.deepEqual(response.json(), {
    rented: [{ id: 'r', model: 'Van', until: '2027-01-04' }],
  });
  assert.deepEqual(ids, ['r-1']);
});

const bad: [string, number, RequestListener][] = [
  ['fails', 502, answering('{}', 500)],
  ['answers no JSON', 502, answering('<html>')],
  ['answers something else', 502, answering('{}')],
  ['hangs up', 502, (request) => request.socket.destroy()],
  ['does not answer', 504, () => undefined],
];

for (const [what, status, listener] of bad) {
  test(`is a bad gateway when a service ${what}`, async (t) => {
    const response = await overviewOf(t, answering(RENTALS), listener);

    assert.equal(response.statusCode, status);
  });
}
