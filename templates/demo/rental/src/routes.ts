import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { addFaultEndpoint } from './faultEndpoint.ts';
import { addFaults, Faults } from './faults.ts';
import { greetings } from './greetings.ts';
import { rentals } from './rentals.ts';

/** Every endpoint of this service; server.ts adds what the platform asks for. */
export async function addRoutes(
  app: FastifyInstance,
  config: Config,
): Promise<void> {
  const faults = new Faults({
    errorPercent: config.FAULT_ERROR_PERCENT,
    latencyMs: config.FAULT_LATENCY,
  });
  addFaults(app, faults);
  addFaultEndpoint(app, faults, config);
  await app.register(greetings(config));
  await app.register(rentals);
}
