import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { Readiness } from './readiness.ts';

/**
 * Stops without dropping a request: readiness fails first while everything is
 * still served, then no connection is accepted and open requests finish.
 * Answers whether all of them did; the rest is cut off.
 */
export async function shutDown(
  app: FastifyInstance,
  readiness: Readiness,
  config: Pick<Config, 'SHUTDOWN_DELAY' | 'SHUTDOWN_TIMEOUT'>,
): Promise<boolean> {
  readiness.stop();
  await sleep(config.SHUTDOWN_DELAY);

  const timer = new AbortController();
  const closed = app.close().then(() => true);
  const inTime = await Promise.race([
    closed,
    sleep(config.SHUTDOWN_TIMEOUT, false, { signal: timer.signal }),
  ]);
  timer.abort();
  if (!inTime) {
    app.server.closeAllConnections();
    await closed;
  }
  return inTime;
}
