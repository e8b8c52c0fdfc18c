import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './testServer.ts';

const url = '/v1/greetings';

test('greets', async () => {
  const { app } = await testServer();

  const response = await app.inject({
    method: 'POST',
    url,
    payload: { name: ' "Ada" <b> 🚀 ' },
  });

  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { message: 'Hello, "Ada" <b> 🚀!' });
});

test('says what is wrong with a request', async () => {
  const { app } = await testServer();

  const response = await app.inject({
    method: 'POST',
    url,
    payload: { name: '' },
    headers: { 'x-request-id': 'r-1' },
  });

  assert.equal(response.statusCode, 400);
  assert.equal(
    response.headers['content-type'],
    'application/problem+json; charset=utf-8',
  );
  const problem = response.json<{ errors: { path: string }[] }>();
  assert.deepEqual(
    { ...problem, detail: undefined, errors: undefined },
    {
      title: 'Bad Request',
      status: 400,
      requestId: 'r-1',
      detail: undefined,
      errors: undefined,
    },
  );
  assert.deepEqual(
    problem.errors.map((error) => error.path),
    ['/name'],
  );
});
