import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../src/config.ts';
import { service } from '../src/service.ts';

test('works with nothing set, and stops before it is killed', () => {
  const config = readConfig({});

  assert.equal(config.PORT, service.port);
  assert.equal(config.SERVICE_NAME, service.name);
  // 45 s without the 10 s of the preStop hook and 2 s for the last traces.
  assert.ok(config.SHUTDOWN_DELAY + config.SHUTDOWN_TIMEOUT < 33_000);
});

test('takes what is set and ignores what it does not know', () => {
  const config = readConfig({ PORT: '9000', LOG_LEVEL: 'debug', HOME: '/' });

  assert.equal(config.PORT, 9000);
  assert.equal(config.LOG_LEVEL, 'debug');
});

test('takes a share from 0 to 1 and an address of the collector', () => {
  const share = (given: string) =>
    readConfig({ OTEL_TRACES_SAMPLER_ARG: given }).OTEL_TRACES_SAMPLER_ARG;

  assert.deepEqual(['0', '1', '0.25', '1.0'].map(share), [0, 1, 0.25, 1]);
  for (const given of ['', '1.1', '-1', 'half', '1e-3']) {
    assert.throws(() => share(given), /OTEL_TRACES_SAMPLER_ARG/);
  }
  assert.throws(
    () => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }),
    /OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address/,
  );
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
