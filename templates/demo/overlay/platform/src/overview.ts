import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Config } from './config.ts';
import { problemSchema } from './problems.ts';
import { ask } from './upstream.ts';

/** What is needed of the other services' answers, and no more. */
const rentalsSchema = z.object({
  rentals: z.array(
    z.object({ id: z.string(), vehicleId: z.string(), until: z.string() }),
  ),
});
const vehiclesSchema = z.object({
  vehicles: z.array(z.object({ id: z.string(), model: z.string() })),
});

function valueOf<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === 'rejected') {
    throw settled.reason;
  }
  return settled.value;
}

/** Rentals with their vehicles: asks both services at once. */
export function overview(
  config: Pick<Config, 'RENTAL_URL' | 'VEHICLES_URL' | 'UPSTREAM_TIMEOUT'>,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/overview',
      {
        schema: {
          operationId: 'overview',
          summary: 'Which vehicles are rented, and until when',
          response: {
            200: z.object({
              rented: z.array(
                z.object({
                  id: z.string(),
                  model: z.string(),
                  until: z.string(),
                }),
              ),
            }),
            502: problemSchema,
            504: problemSchema,
          },
        },
      },
      async ({ id: requestId }) => {
        const options = { timeoutMs: config.UPSTREAM_TIMEOUT, requestId };
        // Both are waited for: no call outlives the request that it was made for.
        const [rentalAnswer, vehicleAnswer] = await Promise.allSettled([
          ask(
            new URL('/v1/rentals', config.RENTAL_URL),
            rentalsSchema,
            options,
          ),
          ask(
            new URL('/v1/vehicles', config.VEHICLES_URL),
            vehiclesSchema,
            options,
          ),
        ]);
        const { rentals } = valueOf(rentalAnswer);
        const { vehicles } = valueOf(vehicleAnswer);
        const models = new Map(vehicles.map(({ id, model }) => [id, model]));
        return {
          rented: rentals.map(({ id, vehicleId, until }) => ({
            id,
            model: models.get(vehicleId) ?? 'unknown',
            until,
          })),
        };
      },
    );
    return Promise.resolve();
  };
}
