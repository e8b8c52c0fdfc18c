import { setTimeout as sleep } from 'node:timers/promises';
import { trace } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

export const faultsSchema = z.strictObject({
  /** Of 100 requests, so many fail. */
  errorPercent: z.int().min(0).max(100),
  /** Milliseconds that every request takes longer. */
  latencyMs: z.int().min(0).max(10_000),
});

export type FaultsWanted = z.infer<typeof faultsSchema>;

/** Decides which requests fail: exactly the share that is wanted, evenly spread, not by chance. */
export class Faults {
  #wanted: FaultsWanted;
  /** Percent of a failure that is owed. */
  #owed = 0;

  constructor(wanted: FaultsWanted) {
    this.#wanted = wanted;
  }

  get wanted(): FaultsWanted {
    return this.#wanted;
  }

  change(wanted: FaultsWanted): void {
    this.#wanted = wanted;
    this.#owed = 0;
  }

  /** What shall happen to the next request. */
  next(): { fails: boolean; latencyMs: number } {
    const { errorPercent, latencyMs } = this.#wanted;
    this.#owed += errorPercent;
    const fails = this.#owed >= 100;
    if (fails) {
      this.#owed -= 100;
    }
    return { fails, latencyMs };
  }
}

class InjectedError extends Error {
  constructor() {
    super('injected: faults are switched on');
    this.name = 'InjectedError';
  }
}

/** Lets requests to every endpoint of the service's own take longer and fail. */
export function addFaults(app: FastifyInstance, faults: Faults): void {
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.operational || request.is404) {
      return;
    }
    const { fails, latencyMs } = faults.next();
    const span = trace.getActiveSpan();
    if (latencyMs > 0) {
      span?.setAttribute('fault.latency_ms', latencyMs);
      await atLeast(latencyMs);
    }
    if (fails) {
      span?.setAttribute('fault.error', true);
      throw new InjectedError();
    }
  });
}

/** A timer may fire up to a millisecond early. */
async function atLeast(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  for (let left = milliseconds; left > 0; left = end - performance.now()) {
    await sleep(Math.ceil(left));
  }
}
