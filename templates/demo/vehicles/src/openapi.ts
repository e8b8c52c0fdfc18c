import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { service } from './service.ts';

/** The version of the API, not of the program: raise it when callers must act. */
const API_VERSION = '1.0.0';

/** Describes the routes that are added afterwards, at `/openapi.json`. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: service.name, version: API_VERSION },
    },
    transform: jsonSchemaTransform,
  });

  app.get(
    '/openapi.json',
    { config: { operational: true }, schema: { hide: true } },
    () => app.swagger(),
  );
}
