import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { greetings } from './greetings.ts';

/** Every endpoint of this service; server.ts adds what the platform asks for. */
export async function addRoutes(
  app: FastifyInstance,
  config: Config,
): Promise<void> {
  await app.register(greetings(config));
}
