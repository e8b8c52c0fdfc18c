import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Config } from './config.ts';
import { problemSchema } from './problems.ts';

/** An example to copy: validated input, typed output, documented by its schemas. */
export function greetings(
  config: Pick<Config, 'GREETING'>,
): FastifyPluginAsyncZod {
  return async (app) => {
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
      (request) => ({ message: `${config.GREETING}, ${request.body.name}!` }),
    );
    return Promise.resolve();
  };
}
