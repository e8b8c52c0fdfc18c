import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../src/config.ts';
import { service } from '../src/service.ts';

test('works with nothing set', () => {
  assert.deepEqual(readConfig({}), {
    PORT: service.port,
    LOG_LEVEL: 'info',
    BODY_LIMIT: 1_048_576,
    REQUEST_TIMEOUT: 30_000,
    SHUTDOWN_DELAY: 5_000,
    SHUTDOWN_TIMEOUT: 25_000,
  });
});

test('takes what is set and ignores what it does not know', () => {
  const config = readConfig({ PORT: '9000', LOG_LEVEL: 'debug', HOME: '/' });

  assert.equal(config.PORT, 9000);
  assert.equal(config.LOG_LEVEL, 'debug');
});

test('names every problem at once and no value', () => {
  const secret = 'hunter2';

  assert.throws(
    () => readConfig({ PORT: '70000', BODY_LIMIT: '', LOG_LEVEL: secret }),
    (error) => {
      assert.ok(error instanceof ConfigError);
      assert.equal(error.problems.length, 3);
      assert.match(error.message, /PORT must be at most 65535/);
      assert.match(error.message, /BODY_LIMIT must be a whole number/);
      assert.match(error.message, /LOG_LEVEL/);
      assert.doesNotMatch(error.message, new RegExp(secret));
      return true;
    },
  );
});
