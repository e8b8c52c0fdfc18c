import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

const vehicleSchema = z.object({
  id: z.string(),
  model: z.string(),
  seats: z.int(),
});

/** What a database would hold. */
const VEHICLES: z.infer<typeof vehicleSchema>[] = [
  { id: 'v-1', model: 'City car', seats: 4 },
  { id: 'v-2', model: 'Estate', seats: 5 },
  { id: 'v-3', model: 'Van', seats: 9 },
];

export const vehicles: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/vehicles',
    {
      schema: {
        operationId: 'listVehicles',
        summary: 'The vehicles that can be rented',
        response: { 200: z.object({ vehicles: z.array(vehicleSchema) }) },
      },
    },
    () => ({ vehicles: VEHICLES }),
  );
  return Promise.resolve();
};
