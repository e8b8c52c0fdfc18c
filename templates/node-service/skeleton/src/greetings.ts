import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemSchema } from './problems.ts';

/** An example to copy: validated input, typed output, documented by its schemas. */
export const greetings: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/v1/greetings',
    {
      schema: {
        operationId: 'greet',
        summary: 'Greet somebody',
        body: z.object({ name: z.string().trim().min(1).max(100) }),
        response: {
          200: z.object({ message: z.string() }),
          400: problemSchema,
        },
      },
    },
    (request) => ({ message: `Hello, ${request.body.name}!` }),
  );
  return Promise.resolve();
};
