import { setTimeout as sleep } from 'node:timers/promises';
import { Service } from './Service';

/**
 * Waits until a URL answers below 500.
 *
 * @throws Error when the service that should answer has ended, or after `timeoutMs`.
 */
export async function untilAnswers(
  url: string,
  service: Service,
  timeoutMs = 180_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (!service.running) {
      throw new Error(
        `${service.name} ended before ${url} answered; its output above says why`,
      );
    }
    const status = await fetch(url, {
      signal: AbortSignal.timeout(5_000),
    }).then(
      response => response.status,
      () => 599,
    );
    if (status < 500) {
      return;
    }
    await sleep(200);
  }
  throw new Error(`${url} did not answer within ${timeoutMs / 1000} s`);
}
